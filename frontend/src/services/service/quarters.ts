/** "2014-Q3" as the day on which the quarter begins; null for what is no quarter. */
export function firstDay(quarter: string): string | null {
  const found = /^(\d{4})-Q([1-4])$/.exec(quarter)
  return found ? `${found[1]}-${String((Number(found[2]) - 1) * 3 + 1).padStart(2, '0')}-01` : null
}

type Quarter = { readonly quarter: string; readonly volume: string | null | undefined }
export type Course =
  { last: Quarter; before: Quarter; share: number } | { last: Quarter; before: null; share: null } | null

/**
 * The last quarter with a volume against the same quarter of the year before: volumes have seasons, so the quarter just
 * before says little. Without that quarter, or with a volume of nought in it, there is no share.
 */
export function courseOf(quarters: readonly Quarter[]): Course {
  const known = quarters.filter(quarter => quarter.volume != null)
  const last = known.at(-1)
  if (!last) return null
  const year = `${Number(last.quarter.slice(0, 4)) - 1}${last.quarter.slice(4)}`
  const before = known.find(quarter => quarter.quarter === year)
  const base = Number(before?.volume ?? 0)
  if (!before || base <= 0) return { last, before: null, share: null }
  return { last, before, share: Number(last.volume) / base - 1 }
}
