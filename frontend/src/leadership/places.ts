/** The lists and records behind the figures; pages link by route, never by import. */
export const requestOf = (ref: string): string => `/exceptions/${ref}`
export const projectOf = (ref: string): string => `/projects/${ref}`
export const ruleOf = (ref: string): string => `/rules/${ref}`

export type Place = { to: string; search?: Record<string, unknown> }

export const openRequests: Place = { to: '/exceptions', search: { show: 'open', sort: 'rate', desc: true } }
const DAY = 86_400_000
/** What was decided for the first time in the 30 days before a moment. */
export const decidedRequests = (asOf: string): Place => ({
  to: '/exceptions',
  search: { decided: new Date(Date.parse(asOf) - 30 * DAY).toISOString() },
})
export const gatesAhead: Place = { to: '/gates', search: { show: 'soon' } }
export const runningProjects: Place = { to: '/projects', search: { ended: 'no' } }

/** Projects of a portfolio, all or with one rating; what is withheld or unrated carries none. */
export const projectsOf = (portfolio: string, rating?: string | null): Place => ({
  to: '/projects',
  search: {
    portfolio: [portfolio],
    ...(rating !== undefined && { rating: [!rating || rating === 'withheld' ? 'none' : rating] }),
  },
})
