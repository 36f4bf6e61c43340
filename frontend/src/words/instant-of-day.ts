import { isDay } from '~/design/field/day'

const DAY = 86_400_000

/** The wall clock of a zone at an instant, as if it were UTC. */
function wall(instant: number, timeZone: string) {
  const clock = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`)
}

/** The instant (ISO 8601) at which a calendar day begins in a time zone; what is no day stays as it is, for the server to refuse. */
export function startOfDay(day: string, timeZone: string): string {
  if (!isDay(day)) return day
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let instant = midnight - (wall(midnight, timeZone) - midnight)
  // a change of the clocks between the guess and the day
  instant = midnight - (wall(instant, timeZone) - instant)
  return new Date(instant).toISOString()
}

/** The instant at which a calendar day is over: "until the 24th" takes the 24th in. */
export const endOfDay = (day: string, timeZone: string) =>
  isDay(day)
    ? startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10), timeZone)
    : day

/** The last second of a day in a time zone: "until the 24th" is then also shown as the 24th. */
export const lastSecondOf = (day: string, timeZone: string) =>
  new Date(Date.parse(endOfDay(day, timeZone)) - 1000).toISOString()
