import { expect, test } from 'vitest'
import { rowsOf } from './detail'

test('names are words, nothing is left out but what is empty', () => {
  expect(rowsOf({ role: 'auditor', valid_until: null, valid_from: '2026-11-22' })).toEqual([
    ['role', 'auditor'],
    ['valid from', '2026-11-22'],
  ])
})

test('a change tells before and after', () => {
  expect(rowsOf({ changed: { name: ['Old', 'New'], finish_on: [null, '2027-01-01'] } })).toEqual([
    ['name', 'Old → New'],
    ['finish on', '– → 2027-01-01'],
  ])
})

test.each([[null], ['text'], [[1, 2]]])('%j tells nothing', detail => {
  expect(rowsOf(detail)).toEqual([])
})
