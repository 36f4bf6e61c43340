const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** A share said in percent ("12.5") as an exact share ("0.125"), moved by digits, so that no float rounds it. */
export function shareOf(percent: string): string | null {
  if (!isDecimal(percent)) return null
  const negative = percent.startsWith('-')
  const [whole = '', part = ''] = percent.replace('-', '').split('.')
  const padded = whole.padStart(3, '0')
  const digits = `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`
  return (negative ? '-' : '') + digits.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '')
}
