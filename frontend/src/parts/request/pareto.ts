export type Comparable = { readonly cost: number; readonly leadDays: number; readonly distance: number }

/**
 * The options that no other beats: an option is beaten by one that is no dearer, no later and no further from the rule,
 * and better in at least one of these. Equal ones both stay.
 */
export function paretoSet<T extends Comparable>(options: readonly T[]): Set<T> {
  return new Set(options.filter(option => !options.some(other => beats(other, option))))
}

const beats = (a: Comparable, b: Comparable) =>
  a.cost <= b.cost &&
  a.leadDays <= b.leadDays &&
  a.distance <= b.distance &&
  (a.cost < b.cost || a.leadDays < b.leadDays || a.distance < b.distance)
