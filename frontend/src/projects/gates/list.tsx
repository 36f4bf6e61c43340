import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { useMemo } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_gates$key } from '~/__generated__/list_gates.graphql'
import type { listGatesPageQuery } from '~/__generated__/listGatesPageQuery.graphql'
import { Empty } from '~/design/empty/empty'
import { Table } from '~/design/table/table'
import { useGateColumns } from './columns'
import { GateCard } from './gate-card'
import { useGateRow } from './row'
import type { GatesSearch } from '~/parts/search/gates-search'

const PAGE = 60
const fragment = graphql`
  fragment list_gates on Query
  @refetchable(queryName: "listGatesPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    filter: { type: "GateFilter" }
    orderBy: { type: "[GateOrder!]" }
  ) {
    gates(first: $first, after: $after, filter: $filter, orderBy: $orderBy) @connection(key: "list_gates") {
      edges {
        node {
          ref
          ...row_gate
        }
      }
    }
  }
`

type Props = {
  list: list_gates$key
  total: number
  search: GatesSearch
  onSort: (sort: GatesSearch['sort']) => void
}

/** Gates with the three keys of each, and what holds the worst one. */
export function GateList({ list, total, search, onSort }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    listGatesPageQuery,
    list_gates$key
  >(fragment, list)
  const rows = useMemo(() => data.gates.edges.map(edge => edge.node), [data])
  const by = (search.sort ?? 'due').replace('-', '')
  return (
    <Table
      label={t`Gates`}
      columns={useGateColumns()}
      rows={rows}
      rowId={row => row.ref}
      useRow={useGateRow}
      total={total}
      sort={{ by, desc: search.sort?.startsWith('-') ?? false }}
      onSort={sort => onSort(sort && (`${sort.desc ? '-' : ''}${sort.by}` as GatesSearch['sort']))}
      onOpen={ref => ref && void navigate({ to: '/gates/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => void (isLoadingNext || loadNext(PAGE))}
      card={row => <GateCard row={row} />}
      cardHeight={92}
      empty={
        <Empty icon={<Flag size={20} />} title={t`No gate here`}>
          <Trans>
            A gate is set before a project, on its page: criteria, a day, and how far forecast and barriers
            may go.
          </Trans>
        </Empty>
      }
    />
  )
}
