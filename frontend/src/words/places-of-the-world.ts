type Choice = { value: string; label: string }

/** Time zones with their offset of today, the device's own first. */
export function timeZones(at: Date, own: string): Choice[] {
  const names = Intl.supportedValuesOf('timeZone')
  const all = names.includes('UTC') ? names : ['UTC', ...names]
  const known = all.includes(own) ? all : [own, ...all]
  return known
    .toSorted((a, b) => Number(b === own) - Number(a === own) || a.localeCompare(b))
    .map(zone => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offset(zone, at)})` }))
}

function offset(timeZone: string, at: Date) {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(part => part.type === 'timeZoneName')?.value ?? ''
}

/** Currencies by their code, with their name in the reader's language. */
export function currencies(locale: string): Choice[] {
  const name = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map(code => ({
    value: code,
    label: `${code} · ${name.of(code)}`,
  }))
}
