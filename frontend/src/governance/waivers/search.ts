import { flag, oneOf, search, text, type SearchOf } from '~/parts/search/search'

const shape = { show: oneOf('force', 'proposed', 'ended'), new: flag, rule: text }

export const waiversSearch = search(shape)
export type WaiversSearch = SearchOf<typeof shape>

/** The states that each part of the list shows. */
export const STATES = {
  force: ['IN_FORCE', 'SCHEDULED'],
  proposed: ['PROPOSED'],
  ended: ['TURNED_DOWN', 'WITHDRAWN', 'LAPSED', 'OUTDATED', 'EXPIRED', 'REVOKED'],
} as const
