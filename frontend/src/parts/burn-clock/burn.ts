import type { Money } from '~/words'
import { workingSpans, type WorkingCalendar } from './calendar'

/** The stored facts of a burn clock; nothing in them moves but time. */
export type BurnFacts = {
  /** Null when phi is not stated: then there is no clock, and never a zero. */
  readonly costPerHour: Money | null
  readonly startedAt: string
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
  readonly formula?: string | null
  /** Why there is no clock. */
  readonly notStated?: string | null
}

const HOUR = 3_600_000
const LIMIT = 20 * 366 * 86_400_000

const everyHour = (facts: BurnFacts) => facts.hoursBasis !== 'WORKING'

/** Whether the browser can count by itself; working hours without their calendar it cannot, and then it does not guess. */
export const canTick = (facts: BurnFacts) => everyHour(facts) || facts.workingCalendar !== null

/** Hours that count between the start and `at` (milliseconds), stopped when the clock was. */
export function countedHours(facts: BurnFacts, at: number): number {
  const start = Date.parse(facts.startedAt)
  const end = Math.min(at, facts.stoppedAt ? Date.parse(facts.stoppedAt) : at)
  if (end <= start) return 0
  if (everyHour(facts)) return (end - start) / HOUR
  if (!facts.workingCalendar) return Number(facts.hoursWaited ?? 0)
  let counted = 0
  for (const span of workingSpans(facts.workingCalendar, start)) {
    if (span.from >= end) break
    counted += Math.min(span.until, end) - span.from
  }
  return counted / HOUR
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
  const hours = breakEvenHours(facts, ask)
  if (hours === null || !canTick(facts)) return null
  const start = Date.parse(facts.startedAt)
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
  if (everyHour(facts) || !facts.workingCalendar || facts.stoppedAt) return null
  const next = workingSpans(facts.workingCalendar, at).next()
  if (next.done) return null
  return next.value.from > at ? next.value.from : null
}
