import { expect, test } from 'vitest'
import { parseAmount } from './parse-amount'

test.each([
  ['100000', 'en', '100000'],
  ['$100,000.50', 'en', '100000.50'],
  ['USD 100,000', 'en', '100000'],
  ['100.000,50 €', 'de', '100000.50'],
  ['12.5', 'de', '12.5'],
  ['12,5', 'en', '12.5'],
  ['1 250', 'en', '1250'],
  ["1'250.00", 'en', '1250.00'],
  ['100k', 'en', '100000'],
  ['2.5 M', 'en', '2500000'],
  ['1.25bn', 'en', '1250000000'],
  ['0.1k', 'en', '100'],
  ['-40', 'en', '-40'],
  ['123456789012345678.99', 'en', '123456789012345678.99'],
])('%s typed in %s is %s', (typed, locale, amount) => {
  expect(parseAmount(typed, locale)).toBe(amount)
})

test.each(['', 'much', '1.2.3', '12 apples', '--4', '$'])('%j is no amount', typed => {
  expect(parseAmount(typed, 'en')).toBeNull()
})
