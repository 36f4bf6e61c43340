import { expect, test } from 'vitest'
import { gatesVariables } from './gates-search'

const NOW = Date.parse('2026-11-22T12:00:00Z')

test('without a choice one sees the gates that lie ahead, the next day first', () => {
  expect(gatesVariables({}, NOW)).toEqual({
    filter: { allOf: [{ ahead: { eq: true } }] },
    orderBy: [{ field: 'DUE_ON', direction: 'ASC' }],
  })
})

test('a gate that is due today is not late', () => {
  expect(gatesVariables({ show: 'late' }, NOW).filter).toEqual({
    allOf: [{ ahead: { eq: true } }, { dueOn: { atMost: '2026-11-21' } }],
  })
})

test('soon is today and the ninety days after', () => {
  expect(gatesVariables({ show: 'soon' }, NOW).filter).toEqual({
    allOf: [{ ahead: { eq: true } }, { dueOn: { atLeast: '2026-11-22', atMost: '2027-02-20' } }],
  })
})

test('all gates ask for no condition', () => {
  expect(gatesVariables({ show: 'all', sort: '-ref' }, NOW)).toEqual({
    filter: null,
    orderBy: [{ field: 'REF', direction: 'DESC' }],
  })
})
