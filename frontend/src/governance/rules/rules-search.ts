/** What the library's address says. */
export type RulesSearch = {
  q?: string
  office?: 'PMO' | 'SMO' | 'CMO'
  sort?: 'ref' | 'title' | 'office' | 'cited'
  desc?: true
  new?: true
}
