import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageSourcesQuery } from '~/__generated__/pageSourcesQuery.graphql'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { ActButton } from '~/parts/records/act-button'
import { ListBar, ListTotals } from '~/parts/records/bar'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import type { SourcesSearch } from './search'
import { sourcesVariables } from './variables'
import { SourceFilters } from './filters'
import { SourceList } from './list'

const ExportMenu = later(async () => (await import('~/parts/export/export-menu')).ExportMenu)
const CreateSource = lazy(() => import('../acts/create-source'))
const COLUMNS = ['base', 'supplier', 'lead', 'price', 'used', 'evidence', 'unit', 'valid', 'risks', 'origin']

export const query = graphql`
  query pageSourcesQuery($search: String, $filter: SupplySourceFilter, $orderBy: [SupplySourceOrder!]) {
    viewer {
      acts
      baseCurrency
    }
    units(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
    count: supplySources(first: 1, search: $search, filter: $filter) {
      totalCount
    }
    ...list_sources @arguments(search: $search, filter: $filter, orderBy: $orderBy)
  }
`

export const variables = ({ search }: { search: SourcesSearch }) => sourcesVariables(search)

type Props = { queryRef: PreloadedQuery<pageSourcesQuery>; search: SourcesSearch; params: object }

/** Where can a capability come from, inside the supply base and outside, by when and at what price? */
export default function SourcesPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/services/sources' })
  // while a narrower list is on its way the one before stays, and with it the focus in the search
  const data = usePreloadedQuery<pageSourcesQuery>(query, useDeferredValue(queryRef))
  const [creating, setCreating] = useState(false)
  const change = useCallback(
    (part: Partial<SourcesSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const { viewer, count } = data
  const create = (
    <ActButton
      variant="primary"
      acts={viewer.acts}
      act="catalogue:edit"
      whoCan={t`SMO lead`}
      onClick={() => setCreating(true)}
    >
      <Trans>New source</Trans>
    </ActButton>
  )
  return (
    <>
      <PageHead title={t`Sources of supply`} acts={create} />
      <SectionTabs section="services" acts={viewer.acts} />
      <PageBody width="full">
        <ListBar
          tools={
            <ExportMenu
              table="sources"
              acts={viewer.acts}
              columns={COLUMNS}
              variables={sourcesVariables(search)}
            />
          }
        >
          <SourceFilters search={search} units={data.units.edges.map(edge => edge.node)} onChange={change} />
        </ListBar>
        <ListTotals>
          <span>
            <Plural value={count.totalCount} one="# source" other="# sources" />
          </span>
        </ListTotals>
        <SourceList
          list={data}
          total={count.totalCount}
          search={search}
          create={create}
          onSort={sort => change({ sort })}
        />
      </PageBody>
      <Suspense>
        {creating && (
          <CreateSource
            currency={viewer.baseCurrency}
            onClose={() => setCreating(false)}
            onDone={ref => void navigate({ to: '/services/sources/$ref', params: { ref } })}
          />
        )}
      </Suspense>
    </>
  )
}
