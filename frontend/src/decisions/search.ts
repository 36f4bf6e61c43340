import { oneOf, search } from '~/parts/search/search'

/** Which part of the queue is shown. */
export const queueSearch = search({ only: oneOf('second', 'soon', 'lapsed') })
export type QueueSearch = ReturnType<typeof queueSearch>
