import { expect, test } from 'vitest'
import {
  breakEvenAt,
  breakEvenHours,
  canTick,
  costOfDelay,
  countedHours,
  pausedUntil,
  runsSince,
  type BurnFacts,
} from './burn'
import type { WorkingCalendar } from './calendar'

const HOUR = 3_600_000
const at = (instant: string) => Date.parse(instant)
const ask = { amount: '100000', currency: 'USD' }

const weekdays: WorkingCalendar = {
  timeZone: 'America/New_York',
  hours: [1, 2, 3, 4, 5].map(weekday => ({ weekday, from: '09:00', until: '17:00' })),
  holidays: ['2026-11-26'],
}

const clock = (change: Partial<BurnFacts> = {}): BurnFacts => ({
  costPerHour: { amount: '11904.7619047619', currency: 'USD' },
  startedAt: '2026-11-23T14:00:00Z',
  hoursBefore: '0',
  runningSince: '2026-11-23T14:00:00Z',
  stoppedAt: null,
  hoursBasis: 'CALENDAR',
  workingCalendar: null,
  phi: { low: null, likely: '1', high: null },
  basis: null,
  author: null,
  ...change,
})

/** DOMAIN 4.4: $2M a week, ask $100K. */
test.each([
  ['CALENDAR', 1, 8.4],
  ['WORKING', 1, 2],
  ['CALENDAR', 0.25, 33.6],
  ['WORKING', 0.25, 8],
] as const)('golden case: %s hours, phi %d, break-even after %d hours', (hoursBasis, phi, hours) => {
  const perHour = (phi * 2_000_000) / (hoursBasis === 'WORKING' ? 40 : 168)
  const facts = clock({ hoursBasis, costPerHour: { amount: String(perHour), currency: 'USD' } })

  expect(breakEvenHours(facts, ask)).toBeCloseTo(hours, 9)
})

test('at the break-even, waiting has cost exactly the ask', () => {
  const working = clock({
    hoursBasis: 'WORKING',
    workingCalendar: weekdays,
    costPerHour: { amount: '5000', currency: 'USD' },
  })

  for (const facts of [clock(), working]) {
    expect(costOfDelay(facts, breakEvenAt(facts, ask) ?? 0)).toBeCloseTo(100_000, 4)
  }
})

test('without phi there is no cost, and not a zero', () => {
  const facts = clock({ phi: null, costPerHour: null })

  expect(costOfDelay(facts, at('2026-12-01T00:00:00Z'))).toBeNull()
  expect(breakEvenHours(facts, ask)).toBeNull()
})

test('a rate in another currency says nothing about the ask', () => {
  expect(breakEvenHours(clock(), { amount: '100000', currency: 'EUR' })).toBeNull()
})

test('it counts nothing before the start and nothing after the decision', () => {
  const decided = clock({ stoppedAt: '2026-11-23T16:00:00Z', hoursBefore: '2', runningSince: null })

  expect(countedHours(clock(), at('2026-11-23T13:00:00Z'))).toBe(0)
  expect(countedHours(decided, at('2026-11-30T00:00:00Z'))).toBe(2)
})

test('taken up again, it goes on from what it had counted, and not through the decision', () => {
  const facts = clock({ hoursBefore: '2', runningSince: '2026-11-25T10:00:00Z' })

  expect(countedHours(facts, at('2026-11-25T13:00:00Z'))).toBe(5)
  expect(breakEvenAt(facts, ask)).toBeCloseTo(at('2026-11-25T10:00:00Z') + (8.4 - 2) * HOUR, -2)
})

test('a deferral that lapses sets the clock going by itself', () => {
  const facts = clock({ hoursBefore: '2', runningSince: null, runsAgainAt: '2026-12-01T00:00:00Z' })

  expect(runsSince(facts, at('2026-11-30T23:59:59Z'))).toBeNull()
  expect(countedHours(facts, at('2026-11-30T23:59:59Z'))).toBe(2)
  expect(countedHours(facts, at('2026-12-01T03:00:00Z'))).toBe(5)
})

test('working hours pause at night, over the weekend and on holidays', () => {
  const facts = clock({ hoursBasis: 'WORKING', workingCalendar: weekdays })

  expect(countedHours(facts, at('2026-11-23T22:00:00Z'))).toBe(8)
  expect(countedHours(facts, at('2026-11-24T02:00:00Z'))).toBe(8)
  // Tuesday, Wednesday, then Thanksgiving, Friday, the weekend
  expect(countedHours(facts, at('2026-11-30T14:00:00Z'))).toBe(32)
  expect(pausedUntil(facts, at('2026-11-25T23:00:00Z'))).toBe(at('2026-11-27T14:00:00Z'))
  expect(pausedUntil(facts, at('2026-11-25T15:00:00Z'))).toBeNull()
})

test('a change of the clocks does not change the hours of a working day', () => {
  const facts = clock({
    hoursBasis: 'WORKING',
    workingCalendar: weekdays,
    runningSince: '2026-10-30T12:00:00Z',
  })

  // Friday in daylight time, Monday in standard time
  expect(countedHours(facts, at('2026-10-30T21:00:00Z'))).toBe(8)
  expect(countedHours(facts, at('2026-11-02T22:00:00Z'))).toBe(16)
})

test('working hours whose calendar is not told are not guessed', () => {
  const facts = clock({ hoursBasis: 'WORKING', workingCalendar: null, hoursWaited: '6.5' })

  expect(canTick(facts)).toBe(false)
  expect(countedHours(facts, at('2026-11-24T00:00:00Z'))).toBe(6.5)
  expect(countedHours(facts, at('2026-11-24T00:00:00Z') + HOUR)).toBe(6.5)
})
