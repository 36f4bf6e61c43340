type Asked = { q?: string; show?: string; payer?: string; sort?: string; desc?: true }

/** Which states each view of the register shows. */
const STATES: Record<string, readonly string[]> = {
  deciding: ['deciding', 'reopened', 'decline_proposed', 'deferral_proposed'],
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
export function registerVariables(asked: Asked) {
  const filter = {
    ...(asked.show === 'open' && { open: { eq: true } }),
    ...(asked.show && STATES[asked.show] && { state: { oneOf: STATES[asked.show] } }),
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
