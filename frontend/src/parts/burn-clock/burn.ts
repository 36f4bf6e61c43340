import type { Money } from '~/words'
import { workingSpans, type WorkingCalendar } from './calendar'

/** The stored facts of a burn clock; nothing in them moves but time. */
export type BurnFacts = {
  /** Null when phi is not stated: then there is no clock, and never a zero. */
  readonly costPerHour: Money | null
  /** Whether an hour costs more than the burn that stands idle. */
  readonly more?: boolean
  readonly startedAt: string
  /** Hours that had counted in intervals of waiting that have ended: the clock goes on from there. */
  readonly hoursBefore: string
  /** Since when it runs; null while a decision is in force. */
  readonly runningSince: string | null
  /** When a deferral lapses and it runs again by itself. */
  readonly runsAgainAt?: string | null
  /** The decision in force stopped it; null while it runs. */
  readonly stoppedAt: string | null
  readonly hoursBasis: 'CALENDAR' | 'WORKING' | (string & {})
  readonly workingCalendar: WorkingCalendar | null
  /** Share of the burn that the wait idles. */
  readonly phi: { readonly low: string | null; readonly likely: string; readonly high: string | null } | null
  /** Why phi is what it is, in its author's words. */
  readonly basis: string | null
  readonly author: string | null
  /** Hours that had counted when the facts were read, by the server: the only truth where the calendar is not told. */
  readonly hoursWaited?: string | null
  readonly breakEvenAt?: string | null
  readonly breakEvenHours?: string | null
  /** The ask in the currency of the burn, at the dated rate; where both are one there is nothing to convert. */
  readonly askConverted?: {
    readonly amount: Money
    readonly rate: string
    readonly onDay: string
  } | null
  /** Another share, as the provider states it. */
  readonly disputed?: {
    readonly phiLow: string
    readonly phiLikely: string
    readonly phiHigh: string
    readonly basis?: string | null
    readonly author?: string | null
    readonly costPerHour?: Money | null
  } | null
  /** Why there is no clock. */
  readonly notStated?: string | null
}

const HOUR = 3_600_000
const LIMIT = 20 * 366 * 86_400_000

const everyHour = (facts: BurnFacts) => facts.hoursBasis !== 'WORKING'

/** Whether the browser can count by itself; working hours without their calendar it cannot, and then it does not guess. */
export const canTick = (facts: BurnFacts) => everyHour(facts) || facts.workingCalendar !== null

/** Since when the clock runs at `at` (milliseconds); null while it stands. A deferral that lapses sets it going. */
export function runsSince(facts: BurnFacts, at: number): number | null {
  if (facts.runningSince) return Date.parse(facts.runningSince)
  const again = facts.runsAgainAt ? Date.parse(facts.runsAgainAt) : Infinity
  return again <= at ? again : null
}

/** Hours that count until `at` (milliseconds): those of ended intervals, and those since it runs. */
export function countedHours(facts: BurnFacts, at: number): number {
  if (!canTick(facts)) return Number(facts.hoursWaited ?? 0)
  const start = runsSince(facts, at)
  const before = Number(facts.hoursBefore)
  if (start === null || at <= start) return before
  if (everyHour(facts) || !facts.workingCalendar) return before + (at - start) / HOUR
  let counted = 0
  for (const span of workingSpans(facts.workingCalendar, start)) {
    if (span.from >= at) break
    counted += Math.min(span.until, at) - span.from
  }
  return before + counted / HOUR
}

/** What waiting has cost at `at`, in units of the currency; null when phi is not stated. Shown, never stored. */
export function costOfDelay(facts: BurnFacts, at: number): number | null {
  return facts.costPerHour && Number(facts.costPerHour.amount) * countedHours(facts, at)
}

/** Hours of waiting that cost as much as the ask; null when phi is not stated, nothing burns or currencies differ. */
export function breakEvenHours(facts: BurnFacts, ask: Money | null): number | null {
  if (facts.breakEvenHours != null) return Number(facts.breakEvenHours)
  const rate = facts.costPerHour
  if (!rate || !ask || rate.currency !== ask.currency || Number(rate.amount) <= 0) return null
  return Number(ask.amount) / Number(rate.amount)
}

/** The instant (milliseconds) at which waiting has cost as much as the ask. */
export function breakEvenAt(facts: BurnFacts, ask: Money | null): number | null {
  if (facts.breakEvenAt != null) return Date.parse(facts.breakEvenAt)
  const all = breakEvenHours(facts, ask)
  const start = facts.runningSince && Date.parse(facts.runningSince)
  if (all === null || !start || !canTick(facts)) return null
  const hours = all - Number(facts.hoursBefore)
  if (hours < 0) return null
  if (everyHour(facts) || !facts.workingCalendar) return start + hours * HOUR
  let left = hours * HOUR
  for (const span of workingSpans(facts.workingCalendar, start)) {
    if (span.from - start > LIMIT) return null
    if (span.until - span.from >= left) return span.from + left
    left -= span.until - span.from
  }
  return null
}

/** When the clock goes on, if working hours are over at `at`; null while it counts or once it stopped. */
export function pausedUntil(facts: BurnFacts, at: number): number | null {
  if (everyHour(facts) || !facts.workingCalendar || runsSince(facts, at) === null) return null
  const next = workingSpans(facts.workingCalendar, at).next()
  if (next.done) return null
  return next.value.from > at ? next.value.from : null
}
