/** Months of the calendar, counted without clocks and zones: a day is `YYYY-MM-DD`, a month `YYYY-MM`. */

const two = (number: number) => String(number).padStart(2, '0')
const parts = (month: string) => month.split('-').map(Number) as [number, number]

/** How many days a month has. */
export function lengthOf(month: string) {
  const [year, number] = parts(month)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** Its first day and its last. */
export const spanOf = (month: string) => ({ since: `${month}-01`, until: `${month}-${two(lengthOf(month))}` })

/** The month so many later, or before. */
export function monthAfter(month: string, by: number) {
  const [year, number] = parts(month)
  const at = year * 12 + number - 1 + by
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}`
}

/** Its weeks from Monday to Sunday; null where a day is of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year, number] = parts(month)
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const days = [
    ...Array<null>(before).fill(null),
    ...Array.from({ length: lengthOf(month) }, (_, at) => `${month}-${two(at + 1)}`),
  ]
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => days[week * 7 + day] ?? null),
  )
}

/** What stands under the same key, in the order in which it came. */
export function byDay<T extends { readonly on: string }>(entries: readonly T[]) {
  const days = new Map<string, T[]>()
  for (const entry of entries) days.set(entry.on, [...(days.get(entry.on) ?? []), entry])
  return days
}
