import { useNavigate } from '@tanstack/react-router'
import { useLingui } from '@lingui/react/macro'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { registerTable_query$key } from '~/__generated__/registerTable_query.graphql'
import type { registerTablePaginationQuery } from '~/__generated__/registerTablePaginationQuery.graphql'
import { Table } from '~/design/table/table'
import { RegisterCard } from './register-card'
import { useRegisterColumns } from './register-columns'
import { RegisterEmpty } from './register-empty'
import { useRegisterRow } from './register-row'
import type { RegisterSearch } from './register-search'
import { useRegisterSearch } from './use-register-search'

const fragment = graphql`
  fragment registerTable_query on Query
  @refetchable(queryName: "registerTablePaginationQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "ExceptionRequestFilter" }
    orderBy: { type: "[ExceptionRequestOrder!]" }
  ) {
    exceptionRequests(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "registerTable_exceptionRequests") {
      totalCount
      edges {
        node {
          ref
          ...registerRow_request
        }
      }
    }
  }
`

const PAGE = 100

type Props = { query: registerTable_query$key; search: RegisterSearch }

export function RegisterTable({ query, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const change = useRegisterSearch(search)
  const columns = useRegisterColumns()
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    registerTablePaginationQuery,
    registerTable_query$key
  >(fragment, query)
  const rows = data.exceptionRequests.edges.map(edge => edge.node)
  const filtered = Boolean(search.q || search.show || search.payer || search.mine)
  return (
    <Table
      label={t`Exception requests`}
      columns={columns}
      rows={rows}
      rowId={row => row.ref}
      useRow={useRegisterRow}
      total={data.exceptionRequests.totalCount}
      sort={search.sort ? { by: search.sort, desc: Boolean(search.desc) } : undefined}
      onSort={sort => change({ sort: sort?.by as RegisterSearch['sort'], desc: sort?.desc || undefined })}
      hidden={search.hidden ?? NONE}
      onOpen={ref => ref && void navigate({ to: '/exceptions/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => !isLoadingNext && loadNext(PAGE)}
      card={row => <RegisterCard row={row} />}
      cardHeight={112}
      empty={<RegisterEmpty filtered={filtered} />}
    />
  )
}

const NONE: string[] = []
