import { listOf, search, text } from '~/parts/search/search'

/** Filters and order of the register of sources of supply. */
export const sourcesSearch = search({
  q: text,
  base: text,
  unit: listOf(text),
  kept: text,
  sort: text,
})
export type SourcesSearch = ReturnType<typeof sourcesSearch>
