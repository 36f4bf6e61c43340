import { expect, test } from 'vitest'
import { sameSearch, stateOf } from './search-state'

test('the open record belongs to no view', () => {
  expect(stateOf('?q=north&peek=P-0007')).toBe('q=north')
  expect(stateOf('')).toBe('')
})

test('the order of the parts makes no other view', () => {
  expect(sameSearch('sort=name&q=%22a%22', '?q=%22a%22&sort=name&peek=P-0001')).toBe(true)
  expect(sameSearch('sort=name', 'sort=-name')).toBe(false)
})
