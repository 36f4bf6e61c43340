import type { SourcesSearch } from './search'

const ORDER: Record<string, string> = {
  ref: 'REF',
  name: 'NAME',
  supplier: 'SUPPLIER',
  base: 'INSIDE_BASE',
  lead: 'LEAD_LIKELY_DAYS',
  price: 'PRICE',
  valid: 'VALID_UNTIL',
}
export const sortableSource = (column: string) => column in ORDER

export function sourceSortOf(sort: string | undefined) {
  const by = sort?.replace(/^-/, '') ?? ''
  return sortableSource(by) ? { by, desc: sort?.startsWith('-') ?? false } : undefined
}

/** Without a word about it, what was retired is left out. */
export function sourcesVariables({ q, base, unit, kept, sort }: SourcesSearch) {
  const conditions: Record<string, unknown>[] = []
  if (kept !== 'all') conditions.push({ retired: { eq: kept === 'retired' } })
  if (base) conditions.push({ insideBase: { eq: base === 'inside' } })
  if (unit) conditions.push({ unit: { oneOf: unit } })
  const order = sourceSortOf(sort)
  return {
    search: q ?? null,
    filter: conditions.length ? { allOf: conditions } : null,
    orderBy: order ? [{ field: ORDER[order.by], direction: order.desc ? 'DESC' : 'ASC' }] : null,
  }
}
