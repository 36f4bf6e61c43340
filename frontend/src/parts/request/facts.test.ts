import { expect, test } from 'vitest'
import { changesOf, costChangesOf, factsOf } from './facts'

test('a decision that is older than the keeping of facts has none, and nothing changed', () => {
  expect(factsOf(null)).toBeNull()
  expect(changesOf(null)).toEqual([])
})

test('facts are shown as they were kept', () => {
  const told = { amount: '100000', currency: 'USD', rules: [], alternatives: [] }

  expect(factsOf(told)?.amount).toBe('100000')
})

test('a further cost that changed is told whole, apart from what is told in a word', () => {
  const was = { amount: '100.0000', currency: 'USD', fallsOn: null, basis: 'The contract.' }
  const told = [
    { code: 'burn_changed', before: '1', after: '2' },
    { code: 'penalty_changed', before: was, after: null },
  ]

  expect(changesOf(told).map(each => each.code)).toEqual(['burn_changed'])
  expect(costChangesOf(told)).toMatchObject([{ kind: 'penalty', before: was, after: null }])
})
