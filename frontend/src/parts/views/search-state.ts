export type ViewedPage = 'projects' | 'exceptions' | 'gates' | 'changes' | 'services'

/** What is looked at for a moment and belongs to no view: the open record. */
const PASSING = ['peek']

const pairs = (search: string) =>
  [...new URLSearchParams(search)].filter(([name]) => !PASSING.includes(name)).sort()

/** The state of a table in its address, without what passes. */
export const stateOf = (search: string) => new URLSearchParams(pairs(search)).toString()

/** Whether two addresses show the same, in whatever order their parts stand. */
export const sameSearch = (one: string, other: string) => stateOf(one) === stateOf(other)
