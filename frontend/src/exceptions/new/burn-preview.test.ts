import { expect, test } from 'vitest'
import { preview } from './burn-preview'

const burn = { amount: '2000000', currency: 'USD' }
const ask = { amount: '100000', currency: 'USD' }

/** Golden case of DOMAIN 4.4: $2M a week, ask $100K. */
test.each([
  ['100', 'CALENDAR', 8.4],
  ['100', 'WORKING', 2.0],
  ['25', 'CALENDAR', 33.6],
  ['25', 'WORKING', 8],
] as const)('%s%% of the burn idled breaks even after %s hours: %d', (percent, hours, expected) => {
  expect(preview(burn, percent, hours, ask)?.breakEvenHours).toBeCloseTo(expected, 6)
})

test('without a share or a burn there is no figure, never a zero', () => {
  expect(preview(burn, '', 'CALENDAR', ask)).toBeNull()
  expect(preview(null, '25', 'CALENDAR', ask)).toBeNull()
})

test('amounts of two currencies are not compared without a rate', () => {
  const found = preview(burn, '25', 'CALENDAR', { amount: '100000', currency: 'EUR' })

  expect(found?.breakEvenHours).toBeNull()
  expect(found?.perHour.currency).toBe('USD')
})
