import { expect, test } from 'vitest'
import { sumAt, type SumFacts } from './sum-at'

const MONDAY_NOON = '2026-06-01T12:00:00Z'
const OFFICE = {
  timeZone: 'UTC',
  hours: [1, 2, 3, 4, 5].map(weekday => ({ weekday, from: '09:00', until: '17:00' })),
  holidays: [],
}
const facts = (perHour: string | null, perWorkingHour: string | null): SumFacts => ({
  asOf: MONDAY_NOON,
  soFar: { amount: '1000' },
  perHour: perHour === null ? null : { amount: perHour },
  perWorkingHour: perWorkingHour === null ? null : { amount: perWorkingHour },
  workingCalendar: perWorkingHour === null ? null : OFFICE,
})
const hours = (count: number) => Date.parse(MONDAY_NOON) + count * 3_600_000

test.each([
  ['nothing has passed', facts('10', '100'), 0, 1000],
  ['around the clock', facts('10', null), 24, 1240],
  ['working hours only', facts(null, '100'), 3, 1300],
  ['working hours end at five', facts(null, '100'), 12, 1500],
  ['both', facts('10', '100'), 12, 1620],
  ['the next morning goes on', facts(null, '100'), 22, 1600],
  ['nothing runs', facts(null, null), 24, 1000],
  ['a browser behind the server counts nothing back', facts('10', null), -5, 1000],
])('%s', (_, told, after, cost) => {
  expect(sumAt(told, hours(after))).toBeCloseTo(cost, 6)
})
