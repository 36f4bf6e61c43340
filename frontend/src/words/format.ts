/** An exact amount as the API sends it: a decimal in text with its ISO 4217 code. */
export type Money = { readonly amount: string; readonly currency: string }

type MoneyStyle = {
  /** "1.2M" instead of "1,200,000": for tables and figures. */
  compact?: boolean
  /** With the sign, for differences. */
  signed?: boolean
  /** Digits after the sign; without it whole units, or cents when there are any. */
  digits?: number
}

/** An exact decimal in text goes into Intl as text: a float would lose digits of it. */
const exact = (value: string | number) => value as number

/**
 * Numbers, money and time as text, for one locale and one time zone. Formatters are made once: making one costs more
 * than a thousand uses. Get it with `useWords()`.
 */
export function makeFormat(locale: string, timeZone: string) {
  const numbers = new Map<string, Intl.NumberFormat>()
  const times = new Map<string, Intl.DateTimeFormat>()
  const number = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    let made = numbers.get(key)
    if (!made) numbers.set(key, (made = new Intl.NumberFormat(locale, options)))
    return made
  }
  const time = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options)
    let made = times.get(key)
    if (!made) times.set(key, (made = new Intl.DateTimeFormat(locale, options)))
    const { format } = made
    // a draft or an import may hold what is no day or instant: it is shown as it stands, and no page fails over it
    return { format: (date: Date, said: unknown) => (isNaN(+date) ? String(said) : format(date)) }
  }
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits })

  return {
    locale,
    timeZone,

    money({ amount, currency }: Money, { compact, signed, digits }: MoneyStyle = {}) {
      if (!/^[a-z]{3}$/i.test(currency) || isNaN(Number(amount))) return `${amount} ${currency}`.trim()
      const cents = digits ?? (/\.\d*[1-9]/.test(amount) ? 2 : 0)
      const style = {
        style: 'currency' as const,
        currency,
        ...(signed && { signDisplay: 'exceptZero' as const }),
      }
      if (compact && inThousands(locale, amount))
        return thousands(number({ ...style, minimumFractionDigits: 0, maximumFractionDigits: 1 }), amount)
      return number({
        ...style,
        ...(compact ? { notation: 'compact' as const, maximumFractionDigits: 1 } : fixed(cents)),
      }).format(exact(compact ? rounded(amount) : amount))
    },
    /** Whole numbers and counts. */
    count: (value: number | string) => number({ maximumFractionDigits: 0 }).format(exact(value)),
    number: (value: number | string, digits = 2) => number(fixed(digits)).format(exact(value)),
    signed: (value: number | string, digits = 2) =>
      number({ ...fixed(digits), signDisplay: 'exceptZero' }).format(exact(value)),
    /** A share (0.25) as 25%. */
    percent: (share: number | string, digits = 0) =>
      number({ style: 'percent', ...fixed(digits) }).format(exact(share)),

    /** A calendar day (YYYY-MM-DD): the same day in every time zone. */
    day: (day: string) =>
      time({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(utc(day), day),
    shortDay: (day: string) =>
      time({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(utc(day), day),
    month: (day: string) => time({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(utc(day), day),
    year: (day: string) => time({ year: 'numeric', timeZone: 'UTC' }).format(utc(day), day),
    /** An instant, in the person's time zone. */
    moment: (instant: string | number) =>
      time({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant), instant),
    time: (instant: string | number) =>
      time({ timeStyle: 'short', timeZone }).format(new Date(instant), instant),
    /** An instant of these days: "Mon, 23 Nov, 14:05". */
    weekdayMoment: (instant: string | number) =>
      time({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
      }).format(new Date(instant), instant),
    /** An instant with its zone, where people of several zones read it. */
    momentWithZone: (instant: string | number) =>
      time({
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone,
      }).format(new Date(instant), instant),
    dayOf: (instant: string | number) =>
      time({ day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(new Date(instant), instant),
    /** "in 3 days", "2 hours ago". */
    fromNow: (instant: string | number, now: number) => {
      const ms = new Date(instant).getTime() - now
      return isNaN(ms) ? String(instant) : relative(locale, ms)
    },
    /** "3 hr 20 min", "2 days 4 hr": the two largest parts. */
    duration: (ms: number, display: 'short' | 'long' | 'narrow' = 'short') => {
      const unit = (value: number, name: string) =>
        number({ style: 'unit', unit: name, unitDisplay: display, maximumFractionDigits: 0 }).format(value)
      return parts(Math.max(0, ms))
        .map(([value, name]) => unit(value, name))
        .join(' ')
    },
    /** Hours with one decimal (8.4 hr), from two days on as days (21 days). Working hours make no such days: 504 hr. */
    hours: (hours: number, working = false) => {
      const many = Math.abs(hours) >= 48
      const [unit, value] = many && !working ? ['day', hours / 24] : ['hour', hours]
      const digits = many ? { maximumFractionDigits: working ? 0 : 1 } : fixed(1)
      return number({ style: 'unit', unit, unitDisplay: 'short', ...digits }).format(value)
    },
    list: (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
  }
}

export type Format = ReturnType<typeof makeFormat>

/** German shortens thousands in figures and tables ("236,3 Tsd. €"); the locale's own data begin with millions. */
const inThousands = (locale: string, amount: string) => {
  const size = Math.abs(Number(amount))
  return locale.startsWith('de') && size >= 1000 && size < 999_950
}

/** What rounds to a million in thousands is told as one. */
const rounded = (amount: string) => {
  const size = Math.abs(Number(amount))
  return size >= 999_950 && size < 1_000_000 ? Math.sign(Number(amount)) * 1_000_000 : amount
}

function thousands(format: Intl.NumberFormat, amount: string) {
  const parts = format.formatToParts(Number(amount) / 1000)
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction')
  return parts.map(({ value }, at) => (at === last ? `${value}\u00a0Tsd.` : value)).join('')
}

/** A day as an instant; one that there is not (2026-02-30) is none, instead of one in March. */
const utc = (day: string) => {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return date.getUTCDate() === Number(day.slice(8, 10)) ? date : new Date(NaN)
}

const SIZES = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** The two largest parts of a span, leaving out a second one that is nought. */
function parts(ms: number): [number, string][] {
  const first = SIZES.findIndex(([, size]) => ms >= size)
  if (first < 0) return [[0, 'minute']]
  const [name, size] = SIZES[first] ?? SIZES[3]
  const whole = Math.floor(ms / size)
  const next = SIZES[first + 1]
  const rest = next ? Math.floor((ms % size) / next[1]) : 0
  const shown: [number, string][] = [[whole, name]]
  if (next && rest > 0) shown.push([rest, next[0]])
  return shown
}

const RELATIVE: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

function relative(locale: string, ms: number) {
  const made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, size] = RELATIVE.find(([, length]) => Math.abs(ms) >= length) ?? ['minute', 60_000]
  return made.format(Math.round(ms / size), unit)
}
