import { search, text, whole } from '~/parts/search/search'

export const policySearch = search({ q: text, version: whole, line: text })
export type PolicySearch = ReturnType<typeof policySearch>

/** The version that is asked for, else the active one. */
export const policyVariables = ({ version }: PolicySearch) => ({
  filter: version ? { number: { eq: String(version) } } : { state: { eq: 'active' } },
})
