import type { Money } from '~/words'

const ROUNDING = 0.005

/**
 * Whether a request counts with less than it claims, because the open requests of its program share one burn. Unknown
 * where the currencies differ: then it is not said.
 */
export function isCapped(
  perDay: Money | null | undefined,
  weekly: Money | null | undefined,
  phi: string | null | undefined,
  working: boolean,
): boolean {
  if (!perDay || !weekly || !phi || perDay.currency !== weekly.currency) return false
  const claimed = (Number(weekly.amount) * Number(phi)) / (working ? 5 : 7)
  return Number(perDay.amount) < claimed * (1 - ROUNDING)
}
