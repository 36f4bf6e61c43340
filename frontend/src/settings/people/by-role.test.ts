import { expect, test } from 'vitest'
import { byRole } from './by-role'

test('a role that is held in several places is told once, with its places', () => {
  const held = [
    { role: 'CHANGE_LEAD', scopeName: 'North' },
    { role: 'AUDITOR', scopeName: 'Meridian' },
    { role: 'CHANGE_LEAD', scopeName: 'South' },
  ]

  expect(byRole(held)).toEqual([
    { role: 'CHANGE_LEAD', places: ['North', 'South'] },
    { role: 'AUDITOR', places: ['Meridian'] },
  ])
})
