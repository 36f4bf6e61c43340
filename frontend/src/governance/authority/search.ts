import { flag, search, text, type SearchOf } from '~/parts/search/search'

const shape = {
  request: text,
  ahead: flag,
  project: text,
  unit: text,
  rule: text,
  amount: text,
  currency: text,
  payer: text,
  byMe: flag,
}
export type AuthoritySearch = SearchOf<typeof shape>
export const authoritySearch = search(shape)
