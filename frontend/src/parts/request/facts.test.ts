import { expect, test } from 'vitest'
import { changesOf, factsOf } from './facts'

test('a decision that is older than the keeping of facts has none, and nothing changed', () => {
  expect(factsOf(null)).toBeNull()
  expect(changesOf(null)).toEqual([])
})

test('facts are shown as they were kept', () => {
  const told = { amount: '100000', currency: 'USD', rules: [], alternatives: [] }

  expect(factsOf(told)?.amount).toBe('100000')
})
