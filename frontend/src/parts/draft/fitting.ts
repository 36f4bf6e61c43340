const isFlat = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a kept value can stand where `like` stands in an empty form. */
function fits(value: unknown, like: unknown): boolean {
  if (like === undefined) return typeof value === 'string'
  // nothing picked yet: nothing, or a record by its id and name
  if (like === null)
    return (
      value === null || (isRecord(value) && typeof value.id === 'string' && typeof value.label === 'string')
    )
  if (Array.isArray(like)) {
    const entry: unknown = like[0]
    const entryFits = (each: unknown) =>
      entry !== undefined
        ? fits(each, entry)
        : typeof each === 'string' || (isRecord(each) && Object.values(each).every(isFlat))
    return Array.isArray(value) && value.every(entryFits)
  }
  if (isRecord(like))
    return isRecord(value) && Object.entries(like).every(([name, part]) => fits(value[name], part))
  return typeof value === typeof like
}

/** What of a kept draft fits the form of today, field by field: a draft of an older form never keeps a form shut. */
export function fitting<Values>(found: unknown, shape: object): Values | null {
  if (!isRecord(found)) return null
  const like = new Map<string, unknown>(Object.entries(shape))
  return Object.fromEntries(
    Object.entries(found).filter(([name, value]) => fits(value, like.get(name))),
  ) as Values
}
