/** Where the records of each kind have their pages. */
const PLACES: Record<string, string> = {
  P: '/projects',
  REQ: '/exceptions',
  S: '/services',
  C: '/changes',
  R: '/rules',
  W: '/rules/waivers',
}
const FULL = /^(?:(?:P|REQ|G|W)-\d{4,}|[SCR]-\d{3,})$/

/** The whole reference that was typed, as it is written; null while it is none, or not whole yet. */
export function referenceIn(typed: string) {
  const ref = typed.trim().toUpperCase()
  return FULL.test(ref) ? ref : null
}

/** The page of a record; null for a gate, which stands on the page of its project. */
export function placeOf(ref: string) {
  const place = PLACES[ref.split('-')[0] ?? '']
  return place ? `${place}/${ref}` : null
}
