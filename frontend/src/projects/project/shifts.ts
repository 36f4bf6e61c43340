import type { Money } from '~/words'

/** The share by which a forecast lies over its plan; null where there is no plan, none to divide by, or another currency. */
export function costShift(plan: Money | null | undefined, forecast: Money): number | null {
  if (!plan || plan.currency !== forecast.currency) return null
  const planned = Number(plan.amount)
  return planned > 0 ? Number(forecast.amount) / planned - 1 : null
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
