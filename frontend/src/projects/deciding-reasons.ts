type Reason = { readonly code: string; readonly coveredBy?: string | null }

const AGAINST = new Set([
  'standard_violated',
  'forecast_outside',
  'criterion_not_signed',
  'barriers_above_threshold',
])
const IN_FAVOUR = new Set([
  'standard_met',
  'forecast_inside',
  'criterion_signed',
  'barriers_within_threshold',
])

/** The reasons that make a key what it is; if none does by itself, all of them. */
export function decidingReasons<R extends Reason>(key: {
  readonly state: string
  readonly reasons: readonly R[]
}): readonly R[] {
  const deciding = key.reasons.filter(reason => stateBy(reason) === key.state)
  return deciding.length > 0 ? deciding : key.reasons
}

/** What the key would be by this reason alone; what is not evidence shows nothing. */
function stateBy({ code, coveredBy }: Reason): string {
  if (IN_FAVOUR.has(code)) return 'PASSES'
  if (coveredBy) return 'EXCEPTED'
  return AGAINST.has(code) ? 'BLOCKED' : 'NOT_SHOWN'
}
