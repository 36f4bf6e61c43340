import { expect, test } from 'vitest'
import { paretoSet } from './pareto'

const option = (cost: number, leadDays: number, distance: number) => ({ cost, leadDays, distance })

test('an option that is dearer, later and further is beaten', () => {
  const good = option(10, 5, 0)
  const bad = option(20, 6, 1)

  const best = paretoSet([good, bad])

  expect([...best]).toEqual([good])
})

test('a dear option that is sooner stays, and a cheap one that is further from the rule stays', () => {
  const sooner = option(90, 1, 0)
  const cheaper = option(10, 30, 3)
  const middle = option(50, 10, 1)

  expect(paretoSet([sooner, cheaper, middle]).size).toBe(3)
})

test('two equal options both stay', () => {
  expect(paretoSet([option(1, 1, 1), option(1, 1, 1)]).size).toBe(2)
})
