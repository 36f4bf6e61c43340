import { expect, test } from 'vitest'
import { isDay, isNoSuchDay } from './day'
import { parseDate } from './parse-date'

const IMPOSSIBLE = [
  '2026-31-31',
  '2026-13-01',
  '2026-00-10',
  '2026-02-30',
  '2027-02-29',
  '0000-00-00',
  '9999-99-99',
]

test.each(IMPOSSIBLE)('%s is written like a day, and there is none', typed => {
  expect(parseDate(typed, 'en', '2026-11-23')).toBeNull()
  expect(isDay(typed)).toBe(false)
  expect(isNoSuchDay(typed)).toBe(true)
})

test.each(['2026-12-24', '2028-02-29', '1999-01-01'])('%s is a day', day => {
  expect(isDay(day)).toBe(true)
  expect(isNoSuchDay(day)).toBe(false)
})

test.each(['', 'soon', '12', '+2w', '24 Dec'])('%j is not written like a day in figures', typed => {
  expect(isNoSuchDay(typed)).toBe(false)
})

/** Texts of digits and dashes, the same ones at every run. */
function* digitsAndDashes(count: number) {
  let seed = 20261123
  const next = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let made = 0; made < count; made++) {
    const shape = made % 3
    const figures = (length: number) => Array.from({ length }, () => '0123456789'[next(10)]).join('')
    if (shape === 0) yield `${figures(4)}-${figures(2)}-${figures(2)}`
    else if (shape === 1) yield `20${figures(2)}-${next(20)}-${next(40)}`
    else yield Array.from({ length: next(14) }, () => '0123456789-'[next(11)]).join('')
  }
}

test('whatever digits and dashes are typed, what is read is a day that there is, or nothing', () => {
  for (const typed of digitsAndDashes(3000)) {
    const read = parseDate(typed, 'en', '2026-11-23')

    expect(read === null || isDay(read), typed).toBe(true)
    if (/^\d{4}-\d\d-\d\d$/.test(typed) && read !== null) expect(read).toBe(typed)
  }
})

test('days far ahead are no exception either', () => {
  expect(parseDate('+9999w', 'en', '2026-11-23')).toBeNull()
  expect(parseDate('+2w', 'en', 'not a day')).toBeNull()
})
