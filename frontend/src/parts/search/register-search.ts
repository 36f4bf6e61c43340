import { flag, instant, listOf, oneOf, search, text } from './search'

/** Filters, order and columns of the register of exceptions. */
export const registerSearch = search({
  q: text,
  show: oneOf(
    ...['open', 'deciding', 'approved', 'refused', 'ended'],
    ...['inForce', 'endsSoon', 'expired', 'lapsed', 'revoked'],
  ),
  mine: flag,
  decided: instant,
  payer: oneOf('REQUESTER', 'PROVIDER'),
  sort: oneOf('ref', 'title', 'state', 'amount', 'rate', 'opened', 'needed', 'ends'),
  desc: flag,
  hidden: listOf(text),
})
export type RegisterSearch = ReturnType<typeof registerSearch>

/** Which states each view of the register shows. */
const STATES: Record<string, readonly string[]> = {
  deciding: ['deciding', 'reopened', 'appealed', 'decline_proposed', 'deferral_proposed'],
  approved: ['approved', 'approved_with_conditions'],
  refused: ['declined', 'deferred', 'revoked'],
  ended: ['withdrawn', 'closed'],
  revoked: ['revoked'],
}
const FIELDS: Record<string, string> = {
  ref: 'REF',
  title: 'TITLE',
  state: 'STATE',
  amount: 'AMOUNT',
  rate: 'COST_PER_WEEK_IN_BASE',
  opened: 'OPENED_AT',
  needed: 'NEEDED_BY',
  ends: 'HOLDS_UNTIL',
}

/** The register's query from its address. Without a choice it shows all, the newest first. */
export function registerVariables(asked: RegisterSearch) {
  const states = STATES[asked.show ?? '']
  const facets = {
    ...(asked.mine && { mine: { eq: true } }),
    ...(asked.decided && { firstDecidedAt: { atLeast: asked.decided } }),
    ...(asked.payer && { paidBy: { oneOf: [asked.payer] } }),
  }
  // what is not a list of states is a question of its own, which the server answers by its clock
  const filter = {
    ...facets,
    ...(asked.show && (states ? { state: { oneOf: states } } : { [asked.show]: { eq: true } })),
  }
  const field = asked.sort && FIELDS[asked.sort]
  return {
    filter,
    facets,
    search: asked.q ?? null,
    orderBy: field
      ? [{ field, direction: asked.desc ? 'DESC' : 'ASC' }]
      : [{ field: 'OPENED_AT', direction: 'DESC' }],
  }
}
