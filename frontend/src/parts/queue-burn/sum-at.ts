import { countedHours } from '../burn-clock/burn'
import type { WorkingCalendar } from '../burn-clock/calendar'

type Amount = { readonly amount: string } | null | undefined

export type SumFacts = {
  /** When the sum was counted. */
  readonly asOf: string
  readonly soFar: Amount
  /** What is added by an hour around the clock, and by a working hour. */
  readonly perHour: Amount
  readonly perWorkingHour: Amount
  readonly workingCalendar: WorkingCalendar | null | undefined
}

const number = (amount: Amount) => Number(amount?.amount ?? 0)

/** What waiting has cost together at `at` (milliseconds), from what was counted and what each hour since has added. */
export function sumAt(facts: SumFacts, at: number): number {
  const since = (hoursBasis: 'CALENDAR' | 'WORKING', workingCalendar: WorkingCalendar | null) =>
    countedHours(
      {
        costPerHour: null,
        startedAt: facts.asOf,
        hoursBefore: '0',
        runningSince: facts.asOf,
        stoppedAt: null,
        hoursBasis,
        workingCalendar,
        phi: null,
        basis: null,
        author: null,
      },
      at,
    )
  const around = number(facts.perHour) * since('CALENDAR', null)
  const working = facts.workingCalendar
    ? number(facts.perWorkingHour) * since('WORKING', facts.workingCalendar)
    : 0
  return number(facts.soFar) + around + working
}
