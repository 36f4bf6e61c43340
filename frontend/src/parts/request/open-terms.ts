type Dated = { readonly id: string; readonly at: string }

/**
 * The newest terms that wait for a signature: no decision stands on them, and none was made after they were written
 * (a decision made meanwhile lets older terms fall).
 */
export function openTerms<T extends Dated>(
  terms: readonly T[],
  decided: readonly string[],
  lastDecisionAt: string | null,
): T | null {
  const waiting = terms.filter(each => !decided.includes(each.id))
  const newest = waiting.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
  if (!newest) return null
  return lastDecisionAt && Date.parse(newest.at) <= Date.parse(lastDecisionAt) ? null : newest
}
