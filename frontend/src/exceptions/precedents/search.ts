import { oneOf, search, text, whole } from '~/parts/search/search'

export const OUTCOMES = ['APPROVED', 'DECLINED', 'WITHDRAWN', 'UNDECIDED'] as const
export const BANDS = [0, 1, 2, 3] as const

/** Words of a need; a case, its unit, its band of money and its outcome in imported history. */
export const precedentsSearch = search({
  q: text,
  case: text,
  band: (value: unknown) => {
    const number = whole(value)
    return number !== undefined && number < BANDS.length ? number : undefined
  },
  outcome: oneOf(...OUTCOMES),
})
export type PrecedentsSearch = ReturnType<typeof precedentsSearch>
