import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_sources$key } from '~/__generated__/list_sources.graphql'
import type { listSourcesPageQuery } from '~/__generated__/listSourcesPageQuery.graphql'
import { Table } from '~/design/table/table'
import type { SourcesSearch } from './search'
import { sourceSortOf } from './variables'
import { useSourceColumns } from './columns'
import { useSourceRow } from './row'

const SourceCard = lazy(() => import('./card'))
const NoSources = lazy(() => import('./no-sources'))
const PAGE = 60
const fragment = graphql`
  fragment list_sources on Query
  @refetchable(queryName: "listSourcesPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "SupplySourceFilter" }
    orderBy: { type: "[SupplySourceOrder!]" }
  ) {
    supplySources(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "list_supplySources") {
      edges {
        node {
          ref
          ...row_source
        }
      }
    }
  }
`

type Props = {
  list: list_sources$key
  total: number
  search: SourcesSearch
  /** The one act that helps while the register is empty. */
  create: ReactNode
  onSort: (sort: string | undefined) => void
}

export function SourceList({ list, total, search, create, onSort }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const columns = useSourceColumns()
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    listSourcesPageQuery,
    list_sources$key
  >(fragment, list)
  const rows = useMemo(() => data.supplySources.edges.map(edge => edge.node), [data])
  const filtered = Boolean(search.q || search.base || search.unit || search.kept)
  return (
    <Table
      label={t`Sources of supply`}
      columns={columns}
      rows={rows}
      rowId={row => row.ref}
      useRow={useSourceRow}
      total={total}
      sort={sourceSortOf(search.sort)}
      onSort={sort => onSort(sort && `${sort.desc ? '-' : ''}${sort.by}`)}
      onOpen={ref => ref && void navigate({ to: '/services/sources/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => void (isLoadingNext || loadNext(PAGE))}
      card={row => <SourceCard row={row} />}
      cardHeight={88}
      empty={
        <Suspense>
          <NoSources filtered={filtered} create={create} />
        </Suspense>
      }
    />
  )
}
