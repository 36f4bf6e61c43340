import { flag, oneOf, search, text } from './search'

/** Filters and order of the initiatives. */
export const changesSearch = search({
  q: text,
  mine: flag,
  live: oneOf('ahead', 'past', 'none'),
  sort: oneOf('ref', '-ref', 'name', '-name', 'live', '-live'),
})
export type ChangesSearch = ReturnType<typeof changesSearch>

const ORDER: Record<string, string> = { ref: 'REF', name: 'NAME', live: 'GO_LIVE_ON' }

/** What the query asks for; `now` is passed in. */
export function changesVariables({ q, live, mine, sort = 'ref' }: ChangesSearch, now: number) {
  const today = new Date(now).toISOString().slice(0, 10)
  const yesterday = new Date(now - 86_400_000).toISOString().slice(0, 10)
  const goLive = { ahead: { atLeast: today }, past: { atMost: yesterday }, none: { isNull: true } }
  return {
    search: q ?? null,
    filter:
      live || mine ? { ...(live && { goLiveOn: goLive[live] }), ...(mine && { mine: { eq: true } }) } : null,
    orderBy: [{ field: ORDER[sort.replace('-', '')], direction: sort.startsWith('-') ? 'DESC' : 'ASC' }],
  }
}
