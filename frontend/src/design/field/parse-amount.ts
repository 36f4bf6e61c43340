const TIMES: Record<string, number> = { k: 3, m: 6, bn: 9, b: 9 }

/** The sign a locale puts before the decimals: "." or ",". */
export function decimalSign(locale: string) {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.'
}

/**
 * What somebody typed or pasted as an exact decimal in text: "$100,000.50", "1 250,5", "100k", "2.5 M".
 * `null` when it is not a number. Grouping is taken away by the locale; a sign that can only be the decimal one is read so.
 */
export function parseAmount(typed: string, locale: string): string | null {
  if (typed.length > 100) return null
  const shape =
    /^\s*(-?)\s*(?:[A-Z]{3}|\p{Sc})?\s*(-?)([\d.,'’\s\u00a0\u202f]*\d)\s*(k|m|bn|b)?\s*(?:[A-Z]{3}|\p{Sc})?\s*$/iu
  const found = shape.exec(typed)
  if (!found || (found[1] && found[2])) return null
  const sign = found[1] || found[2] ? '-' : ''
  const plain = (found[3] ?? '').replace(/[\s'’\u00a0\u202f]/g, '')
  const decimal = decimalOf(plain, decimalSign(locale))
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', part = '', ...more] = plain.split(group).join('').split(decimal)
  if (more.length || !/^\d*$/.test(whole + part) || !(whole + part)) return null
  return sign + shift(whole || '0', part, TIMES[(found[4] ?? '').toLowerCase()] ?? 0)
}

/** One sign alone that cannot be grouping ("12.5" typed by a German) is the decimal sign. */
function decimalOf(plain: string, local: string) {
  const dot = plain.lastIndexOf('.')
  const comma = plain.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  const other = local === '.' ? ',' : '.'
  const parts = plain.split(other)
  const isGrouping = parts.length === 1 || parts.slice(1).every(part => part.length === 3)
  return isGrouping ? local : other
}

function shift(whole: string, part: string, places: number) {
  const moved = part.padEnd(places, '0')
  const left = (whole + moved.slice(0, places)).replace(/^0+(?=\d)/, '')
  const right = moved.slice(places)
  return right ? `${left}.${right}` : left
}
