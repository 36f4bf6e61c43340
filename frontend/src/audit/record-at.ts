const PLACES: [RegExp, string][] = [
  [/^REQ-/, '/exceptions/'],
  [/^P-/, '/projects/'],
  [/^S-/, '/services/'],
  [/^C-/, '/changes/'],
  [/^R-/, '/rules/'],
]

/** Where a record is shown, by its reference; null for those without a page of their own. */
export function recordAt(ref: string | null | undefined): string | null {
  const place = PLACES.find(([sign]) => sign.test(ref ?? ''))
  return place && ref ? `${place[1]}${ref}` : null
}
