import { expect, it, test } from 'vitest'
import { byDay, lengthOf, monthAfter, spanOf, weeksOf } from './month'

test.each([
  ['2026-02', 28],
  ['2028-02', 29],
  ['2026-12', 31],
  ['2026-04', 30],
])('%s has %d days', (month, days) => {
  expect(lengthOf(month)).toBe(days)
  expect(spanOf(month)).toEqual({ since: `${month}-01`, until: `${month}-${days}` })
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-06', 7, '2027-01'],
  ['2026-03', 0, '2026-03'],
])('%s and %d months is %s', (month, by, after) => expect(monthAfter(month, by)).toBe(after))

it('puts each day of a month once into weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-03') // begins on a Sunday

  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  expect(weeks.every(week => week.length === 7)).toBe(true)
  expect(weeksOf('2027-02')).toHaveLength(4) // from a Monday to a Sunday
})

it('gathers what stands on a day in the order in which it came', () => {
  const days = byDay([{ on: 'a', at: 1 }, { on: 'b', at: 2 }, { on: 'a', at: 3 }]) // prettier-ignore

  expect([...days.keys()]).toEqual(['a', 'b'])
  expect(days.get('a')?.map(each => each.at)).toEqual([1, 3])
})
