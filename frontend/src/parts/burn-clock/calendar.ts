/** Working hours as the server states them: per weekday (1 is Monday), in the calendar's own time zone. */
export type WorkingCalendar = {
  readonly timeZone: string
  readonly hours: readonly { readonly weekday: number; readonly from: string; readonly until: string }[]
  /** Days without work, YYYY-MM-DD. */
  readonly holidays: readonly string[]
}

export type Span = { from: number; until: number }

const DAY = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall clock of a time zone at an instant, as if it were UTC. */
function wall(instant: number, timeZone: string) {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('sv', options)))
  }
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`)
}

/** The instant at which a zone's wall clock shows a day and a time; across a change of the clocks, the later offset's. */
function instantOf(day: string, time: string, timeZone: string) {
  const wanted = Date.parse(`${day}T${time.slice(0, 5)}:00Z`)
  const once = wanted - (wall(wanted, timeZone) - wanted)
  return wanted - (wall(once, timeZone) - once)
}

const spansOfDay = new WeakMap<WorkingCalendar, Map<string, Span[]>>()

/** The working spans of one day, in order. */
function spansOn(calendar: WorkingCalendar, day: string): Span[] {
  let days = spansOfDay.get(calendar)
  if (!days) spansOfDay.set(calendar, (days = new Map()))
  let spans = days.get(day)
  if (!spans) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
    spans = calendar.holidays.includes(day)
      ? []
      : calendar.hours
          .filter(hours => hours.weekday === weekday)
          .map(hours => ({
            from: instantOf(day, hours.from, calendar.timeZone),
            until: instantOf(day, hours.until, calendar.timeZone),
          }))
          .sort((a, b) => a.from - b.from)
    days.set(day, spans)
  }
  return spans
}

/** The working spans from an instant on, without end. */
export function* workingSpans(calendar: WorkingCalendar, from: number): Generator<Span> {
  if (calendar.hours.length === 0) return
  const first = Date.parse(new Date(wall(from, calendar.timeZone)).toISOString().slice(0, 10))
  for (let day = first; ; day += DAY) {
    for (const span of spansOn(calendar, new Date(day).toISOString().slice(0, 10))) {
      if (span.until > from) yield { from: Math.max(from, span.from), until: span.until }
    }
  }
}
