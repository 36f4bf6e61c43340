import { useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pagePrecedentsQuery } from '~/__generated__/pagePrecedentsQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { BySaying } from './by-saying'
import { Contradictions } from './contradictions'
import { History } from './history'
import type { PrecedentsSearch } from './search'

export const query = graphql`
  query pagePrecedentsQuery($words: String!, $search: String, $band: Int, $filter: ImportedCaseFilter) {
    viewer {
      acts
    }
    ...bySaying_query @arguments(words: $words)
    ...contradictions_query
    ...history_query @arguments(search: $search, band: $band, filter: $filter)
  }
`

/** A page that is seldom visited: its query comes with it. */
export const variables = ({ search }: { search: PrecedentsSearch }) => ({
  words: search.q ?? '',
  search: search.case ?? null,
  band: search.band ?? null,
  filter: search.outcome ? { outcome: { oneOf: [search.outcome] } } : null,
})

type Props = { queryRef: PreloadedQuery<pagePrecedentsQuery>; search: PrecedentsSearch }

/** What was decided before: found by own words, where it contradicts itself, and what history of elsewhere says. */
export default function PrecedentsPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const data = usePreloadedQuery<pagePrecedentsQuery>(query, queryRef)
  return (
    <>
      <PageHead title={t`Precedents`} />
      <SectionTabs section="exceptions" acts={data.viewer.acts} />
      <PageBody>
        <BySaying query={data} search={search} />
        {data.viewer.acts.includes('leadership:read') && <Contradictions query={data} />}
        <History query={data} search={search} mayImport={data.viewer.acts.includes('data:import')} />
      </PageBody>
    </>
  )
}
