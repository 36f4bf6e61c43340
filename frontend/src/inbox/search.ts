import { oneOf, search, text, type SearchOf } from '~/parts/search/search'

const shape = { show: oneOf('mine'), after: text }

/** What of the inbox is shown: only what is one's own to do, and from where on. */
export const inboxSearch = search(shape)
export type InboxSearch = SearchOf<typeof shape>

export const inboxVariables = ({ show, after }: InboxSearch) => ({
  after: after ?? null,
  filter: show === 'mine' ? { needsAct: { eq: true } } : null,
})
