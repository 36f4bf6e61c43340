/** What an entry tells, as terms and texts: "valid_until" as "valid until", lists joined, before and after as an arrow. */
export function rowsOf(detail: unknown): [string, string][] {
  if (!detail || typeof detail !== 'object' || Array.isArray(detail)) return []
  return Object.entries(detail).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === '') return []
    if (name === 'changed' && typeof value === 'object' && !Array.isArray(value))
      return Object.entries(value).map(([field, change]) => [spaced(field), changed(change)])
    return [[spaced(name), shown(value)]]
  })
}

const spaced = (name: string) => name.replaceAll('_', ' ')

function changed(change: unknown) {
  return Array.isArray(change) && change.length === 2
    ? `${shown(change[0])} → ${shown(change[1])}`
    : shown(change)
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.map(shown).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
