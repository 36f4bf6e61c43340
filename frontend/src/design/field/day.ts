/** Whether a text is a calendar day that there is, YYYY-MM-DD: not 2026-02-30, and never an exception thrown. */
export function isDay(text: string) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Whether a text is written like a day in figures, and yet there is no such day: 2026-31-31, 31.11.2026. */
export const isNoSuchDay = (text: string) =>
  /^\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?(\d{1,4})?$/.test(text) && !isDay(text)
