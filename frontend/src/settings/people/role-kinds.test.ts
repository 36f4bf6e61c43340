import { expect, test } from 'vitest'
import { isTwoPerson, ROLES } from './role-kinds'

test('approving and controlling roles need two people, the others one', () => {
  expect(ROLES.filter(isTwoPerson)).toEqual([
    'PMO_LEAD',
    'SMO_LEAD',
    'CMO_LEAD',
    'APPROVER_1',
    'APPROVER_2',
    'APPROVER_3',
    'EXECUTIVE',
    'AUDITOR',
    'ADMINISTRATOR',
  ])
})
