import { flag, oneOf, search, text } from './search'

/** Which gates, in which order. */
export const gatesSearch = search({
  q: text,
  show: oneOf('ahead', 'soon', 'late', 'past', 'all'),
  sort: oneOf('ref', '-ref', 'name', '-name', 'due', '-due'),
  new: flag,
})
export type GatesSearch = ReturnType<typeof gatesSearch>

const ORDER: Record<string, string> = { ref: 'REF', name: 'NAME', due: 'DUE_ON' }
const SOON_DAYS = 90

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** What the query asks for; `now` is passed in. Without a choice: the gates that lie ahead. */
export function gatesVariables({ q, show = 'ahead', sort = 'due' }: GatesSearch, now: number) {
  const today = dayOf(now)
  const conditions: Record<string, unknown>[] = []
  if (q) conditions.push({ anyOf: [{ name: { contains: q } }, { ref: { contains: q } }] })
  if (show !== 'all') conditions.push({ ahead: { eq: show !== 'past' } })
  if (show === 'soon')
    conditions.push({ dueOn: { atLeast: today, atMost: dayOf(now + SOON_DAYS * 86_400_000) } })
  if (show === 'late') conditions.push({ dueOn: { atMost: dayOf(now - 86_400_000) } })
  return {
    filter: conditions.length ? { allOf: conditions } : null,
    orderBy: [{ field: ORDER[sort.replace('-', '')], direction: sort.startsWith('-') ? 'DESC' : 'ASC' }],
  }
}
