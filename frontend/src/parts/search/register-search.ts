import { flag, instant, listOf, oneOf, search, text } from './search'

/** Filters, order and columns of the register of exceptions. */
export const registerSearch = search({
  q: text,
  show: oneOf('open', 'deciding', 'approved', 'refused', 'ended'),
  mine: flag,
  decided: instant,
  payer: oneOf('REQUESTER', 'PROVIDER'),
  sort: oneOf('ref', 'title', 'state', 'amount', 'rate', 'opened', 'needed'),
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
}
const FIELDS: Record<string, string> = {
  ref: 'REF',
  title: 'TITLE',
  state: 'STATE',
  amount: 'AMOUNT',
  rate: 'COST_PER_HOUR',
  opened: 'OPENED_AT',
  needed: 'NEEDED_BY',
}

/** The register's query from its address. Without a choice it shows all, the newest first. */
export function registerVariables(asked: RegisterSearch) {
  const filter = {
    ...(asked.show === 'open' && { open: { eq: true } }),
    ...(asked.show && STATES[asked.show] && { state: { oneOf: STATES[asked.show] } }),
    ...(asked.mine && { mine: { eq: true } }),
    ...(asked.decided && { firstDecidedAt: { atLeast: asked.decided } }),
    ...(asked.payer && { paidBy: { oneOf: [asked.payer] } }),
  }
  const field = asked.sort && FIELDS[asked.sort]
  return {
    filter,
    search: asked.q ?? null,
    orderBy: field
      ? [{ field, direction: asked.desc ? 'DESC' : 'ASC' }]
      : [{ field: 'OPENED_AT', direction: 'DESC' }],
  }
}
