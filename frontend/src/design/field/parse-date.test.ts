import { expect, test } from 'vitest'
import { parseDate } from './parse-date'

const TODAY = '2026-11-22'

test.each([
  ['2026-12-24', 'en', '2026-12-24'],
  ['12/24/2026', 'en-US', '2026-12-24'],
  ['24/12/2026', 'en-GB', '2026-12-24'],
  ['5/4/2027', 'en-US', '2027-05-04'],
  ['5/4/2027', 'en-GB', '2027-04-05'],
  ['24.12.2026', 'en-US', '2026-12-24'],
  ['24.12.', 'de', '2026-12-24'],
  ['24.12.26', 'de', '2026-12-24'],
  ['24 Dec 2026', 'en', '2026-12-24'],
  ['Dec 24, 2026', 'en', '2026-12-24'],
  ['24. Dezember 2026', 'de', '2026-12-24'],
  ['24 Dec', 'en', '2026-12-24'],
  ['+2w', 'en', '2026-12-06'],
  ['+10', 'en', '2026-12-02'],
])('%s typed in %s is %s', (typed, locale, day) => {
  expect(parseDate(typed, locale, TODAY)).toBe(day)
})

test.each(['', 'soon', '2026-02-30', '31.11.2026', '13/13/2026', '24 Foo 2026'])('%j names no day', typed => {
  expect(parseDate(typed, 'en', TODAY)).toBeNull()
})
