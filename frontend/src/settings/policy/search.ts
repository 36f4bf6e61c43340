import { search, text, whole } from '~/parts/search/search'

export const policySearch = search({ q: text, version: whole, line: text })
export type PolicySearch = ReturnType<typeof policySearch>
