/** Where records of this page are shown; pages link by route, never by import. */
export const PROJECTS: string = '/projects'
export const QUEUE: string = '/decisions'
export const INBOX: string = '/inbox'
export const SERVICES: string = '/services'
export const decisionOf = (ref: string): string => `/decisions/${ref}`
export const requestOf = (ref: string): string => `/exceptions/${ref}`
export const projectOf = (ref: string): string => `/projects/${ref}`
export const serviceOf = (ref: string): string => `/services/${ref}`

/** A request is decided on the decision page; every other act on it happens on its own page. */
export const actAt = (act: string, ref: string) =>
  ['approveRequest', 'signTerms', 'awaitOthers'].includes(act) ? decisionOf(ref) : requestOf(ref)
