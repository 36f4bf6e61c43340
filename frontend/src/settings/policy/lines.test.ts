import { expect, test } from 'vitest'
import { isLine, linesThat, readLine } from './lines'

test('a permission is taken apart', () => {
  expect(readLine({ number: 41, line: 'p, role:approver_1, *, exception:approve, *, 25000, allow' })).toEqual(
    {
      kind: 'permission',
      number: 41,
      text: 'p, role:approver_1, *, exception:approve, *, 25000, allow',
      who: 'role:approver_1',
      domain: '*',
      act: 'exception:approve',
      office: '*',
      limit: '25000',
      deny: false,
    },
  )
})

test('what is neither permission nor group is shown as it stands', () => {
  expect(readLine({ number: 1, line: '# a comment' })).toEqual({
    kind: 'other',
    number: 1,
    text: '# a comment',
  })
})

test('every word must be there, in any order', () => {
  const lines = [
    { number: 1, line: 'p, role:auditor, *, audit:read, *, -, allow' },
    { number: 2, line: 'p, role:auditor, *, policy:activate, *, -, deny' },
  ]

  expect(linesThat(lines, 'deny auditor').map(line => line.number)).toEqual([2])
  expect(linesThat(lines, '')).toHaveLength(2)
})

test.each([
  ['41', true],
  ['p,role:approver_1, *, exception:approve, *, 25000, allow', true],
  ['4', false],
  [undefined, false],
])('an entry that tells %j means line 41: %s', (asked, meant) => {
  const line = readLine({ number: 41, line: 'p, role:approver_1, *, exception:approve, *, 25000, allow' })

  expect(isLine(line, asked)).toBe(meant)
})
