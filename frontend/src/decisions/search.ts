import { oneOf, search, text } from '~/parts/search/search'

/** Which part of the queue is shown, and which of its requests is looked at beside it. */
export const queueSearch = search({ only: oneOf('SIGNATURE', 'SOON', 'LAPSED', 'ESCALATED'), peek: text })
export type QueueSearch = ReturnType<typeof queueSearch>
