import { expect, test } from 'vitest'
import { costShift, daysBetween } from './shifts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

test('a forecast over its budget is a share above nought', () => {
  expect(costShift(usd('40000000'), usd('41000000'))).toBeCloseTo(0.025)
})

test('without a budget, with a budget of nought or in another currency there is no share, and never 0', () => {
  expect(costShift(null, usd('1'))).toBeNull()
  expect(costShift(usd('0'), usd('1'))).toBeNull()
  expect(costShift({ amount: '1', currency: 'GBP' }, usd('1'))).toBeNull()
})

test('days are calendar days, across a change of the clocks too', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-12-24', '2026-12-20')).toBe(-4)
})
