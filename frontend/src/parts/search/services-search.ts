import { listOf, search, text } from './search'

/** Filters, order and columns of the catalogue. */
export const servicesSearch = search({
  q: text,
  family: listOf(text),
  owner: text,
  sort: text,
  cols: listOf(text),
})
export type ServicesSearch = ReturnType<typeof servicesSearch>

const ORDER: Record<string, string> = { ref: 'REF', name: 'NAME', agency: 'AGENCY', volume: 'LATEST_VOLUME' }
export const sortableService = (column: string) => column in ORDER

export function serviceSortOf(sort: string | undefined) {
  const by = sort?.replace(/^-/, '') ?? ''
  return sortableService(by) ? { by, desc: sort?.startsWith('-') ?? false } : undefined
}

/** Families go by their ids: two may have like names. */
export function servicesVariables({ q, family, owner, sort }: ServicesSearch) {
  const conditions: Record<string, unknown>[] = []
  if (family) conditions.push({ family: { oneOf: family } })
  if (owner === 'none') conditions.push({ owner: { isNull: true } })
  else if (owner) conditions.push({ owner: { oneOf: [owner] } })
  const order = serviceSortOf(sort)
  return {
    search: q ?? null,
    filter: conditions.length ? { allOf: conditions } : null,
    orderBy: order ? [{ field: ORDER[order.by], direction: order.desc ? 'DESC' : 'ASC' }] : null,
  }
}
