import { workingSpans, type WorkingCalendar } from '../burn-clock/calendar'

const HOUR = 3_600_000
const LONGEST = 400 * 24 * HOUR

/** Working hours from an instant until `at` (milliseconds); beyond a year of waiting nobody counts any more. */
export function workingHours(calendar: WorkingCalendar, since: string, at: number): number {
  const start = Date.parse(since)
  let counted = 0
  for (const span of workingSpans(calendar, start)) {
    if (span.from >= Math.min(at, start + LONGEST)) break
    counted += Math.min(span.until, at) - span.from
  }
  return counted / HOUR
}

export type Pressure = 'IN_TIME' | 'DUE_SOON' | 'LATE'

/** How a hop stands at an instant: by the instants that the server worked out, so that both say the same. */
export function pressureAt(
  clock: { readonly warnAt?: string | null; readonly dueAt?: string | null },
  at: number,
): Pressure | null {
  if (!clock.dueAt || !clock.warnAt) return null
  if (at >= Date.parse(clock.dueAt)) return 'LATE'
  return at >= Date.parse(clock.warnAt) ? 'DUE_SOON' : 'IN_TIME'
}
