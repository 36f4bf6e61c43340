import type { Format } from './format'

const AMOUNT = /\b([A-Z]{3}) (-?[\d,]+(?:\.\d+)?)/g
const DAY = /\b\d{4}-\d\d-\d\d\b/g

/** The amounts and days in a fact of the server ("USD 25,000", "2026-03-01") as the reader writes them. */
export const stated = (words: Pick<Format, 'money' | 'day'>, fact: string) =>
  fact
    .replace(AMOUNT, (_, currency: string, amount: string) =>
      words.money({ amount: amount.replaceAll(',', ''), currency }),
    )
    .replace(DAY, day => words.day(day))
