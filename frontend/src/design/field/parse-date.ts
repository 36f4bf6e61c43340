const iso = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null
}

/** Whether a locale writes the day before the month. */
export function dayFirst(locale: string) {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(Date.UTC(2026, 10, 22)))
  const order = parts.filter(part => part.type === 'day' || part.type === 'month')
  return order[0]?.type === 'day'
}

function monthOf(word: string, locale: string) {
  const start = word.toLowerCase().replace('.', '')
  if (start.length < 3) return 0
  for (const lang of [locale, 'en']) {
    const name = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      if (
        name
          .format(new Date(Date.UTC(2026, month - 1, 1)))
          .toLowerCase()
          .startsWith(start)
      )
        return month
    }
  }
  return 0
}

const fullYear = (text: string | undefined, today: string) => {
  if (!text) return Number(today.slice(0, 4))
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function addDays(today: string, days: number) {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/**
 * What somebody typed as a calendar day (YYYY-MM-DD): 2026-12-24, 24.12.2026, 12/24/26, "24 Dec", "Dec 24, 2026", "+2w", "+10".
 * `null` when it names no day. `today` is passed in.
 */
export function parseDate(typed: string, locale: string, today: string): string | null {
  if (typed.length > 100) return null
  const text = typed.trim()
  const later = /^\+\s*(\d{1,4})\s*([dw]?)$/i.exec(text)
  if (later) return addDays(today, Number(later[1]) * (later[2]?.toLowerCase() === 'w' ? 7 : 1))
  const standard = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (standard) return iso(Number(standard[1]), Number(standard[2]), Number(standard[3]))
  const numbers = /^(\d{1,2})([./-])\s?(\d{1,2})(?:[./-]\s?(\d{2}|\d{4})?)?$/.exec(text)
  if (numbers) {
    const first = Number(numbers[1])
    const second = Number(numbers[3])
    const year = fullYear(numbers[4], today)
    const dayIsFirst = numbers[2] === '.' || first > 12 || (second <= 12 && dayFirst(locale))
    return dayIsFirst ? iso(year, second, first) : iso(year, first, second)
  }
  const words =
    /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,}\.?)(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?(?:\s+(\d{4}))?$/u.exec(text)
  const day = Number(words?.[1] ?? words?.[3])
  const month = words?.[2] ? monthOf(words[2], locale) : 0
  return words && month && day ? iso(fullYear(words[4], today), month, day) : null
}
