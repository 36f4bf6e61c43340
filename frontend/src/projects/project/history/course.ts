import { ratingLevel } from '~/parts/rating/rating'

export type Rated = { readonly year: number; readonly value: string | null | undefined }
export type Course = 'better' | 'worse' | 'same' | 'first' | 'none'

/** How the last rating lies to the one before it; years that were withheld are passed over, never counted as a change. */
export function courseOf(ratings: readonly Rated[]): {
  course: Course
  last: Rated | null
  before: Rated | null
} {
  const rated = [...ratings].filter(rating => rating.value).sort((a, b) => a.year - b.year)
  const last = rated.at(-1) ?? null
  const before = rated.at(-2) ?? null
  if (!last) return { course: 'none', last, before }
  if (!before) return { course: 'first', last, before }
  const shift = (ratingLevel(last.value ?? '') ?? 0) - (ratingLevel(before.value ?? '') ?? 0)
  return { course: shift > 0 ? 'worse' : shift < 0 ? 'better' : 'same', last, before }
}
