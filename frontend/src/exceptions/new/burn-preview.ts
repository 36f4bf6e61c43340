import type { Money } from '~/words'

const HOURS_PER_WEEK = { CALENDAR: 168, WORKING: 40 }

/** A share said in percent, as a number; null where none is said. */
const share = (percent: string) => (/^\d+(\.\d+)?$/.test(percent) ? Number(percent) / 100 : null)

export type Preview = { perHour: Money; breakEvenHours: number | null }

/**
 * What an hour of waiting would cost, and after how many hours waiting has cost the ask (DOMAIN 4.4): share x weekly
 * burn / hours of the week. Shown while somebody writes; what counts is computed by the server, exactly.
 */
export function preview(
  burn: Money | null,
  percent: string,
  hours: keyof typeof HOURS_PER_WEEK,
  ask: Money,
): Preview | null {
  const phi = share(percent)
  if (phi === null || !burn) return null
  const perHour = (phi * Number(burn.amount)) / HOURS_PER_WEEK[hours]
  const comparable = ask.currency === burn.currency && /^\d+(\.\d+)?$/.test(ask.amount) && perHour > 0
  return {
    perHour: { amount: perHour.toFixed(2), currency: burn.currency },
    breakEvenHours: comparable ? Number(ask.amount) / perHour : null,
  }
}
