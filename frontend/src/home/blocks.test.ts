import { expect, test } from 'vitest'
import { blocksFor } from './blocks'

test.each([
  [['PROGRAM_MANAGER'], 'projects'],
  [['PROJECT_MANAGER', 'CHANGE_LEAD'], 'projects'],
  [['PROVIDER_REPRESENTATIVE'], 'waiting'],
  [['APPROVER_2', 'PROGRAM_MANAGER'], 'waiting'],
  [['ADMINISTRATOR'], 'waiting'],
  [[], 'waiting'],
])('%j sees %s first', (roles, first) => {
  expect(blocksFor(roles)[0]).toBe(first)
})

test('no block is ever left out', () => {
  for (const roles of [['EXECUTIVE'], ['PROGRAM_MANAGER'], []]) {
    expect(blocksFor(roles).toSorted()).toEqual(['projects', 'requests', 'waiting'])
  }
})
