import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_initiatives$key } from '~/__generated__/list_initiatives.graphql'
import type { listInitiativesPageQuery } from '~/__generated__/listInitiativesPageQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { Table } from '~/design/table/table'
import type { ChangesSearch } from '~/parts/search/changes-search'
import { Day } from '~/words'
import { People, useInitiativeColumns, Worst } from './columns'
import { useInitiativeRow, type InitiativeRow } from './row'
import s from './changes.module.css'

const PAGE = 60
const fragment = graphql`
  fragment list_initiatives on Query
  @refetchable(queryName: "listInitiativesPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "InitiativeFilter" }
    orderBy: { type: "[InitiativeOrder!]" }
  ) {
    initiatives(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "list_initiatives") {
      edges {
        node {
          ref
          ...row_initiative
        }
      }
    }
  }
`

type Props = {
  list: list_initiatives$key
  total: number
  search: ChangesSearch
  create: ReactNode
  onSort: (sort: ChangesSearch['sort']) => void
}

export function InitiativeList({ list, total, search, create, onSort }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const columns = useInitiativeColumns()
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    listInitiativesPageQuery,
    list_initiatives$key
  >(fragment, list)
  const rows = useMemo(() => data.initiatives.edges.map(edge => edge.node), [data])
  return (
    <Table
      label={t`Initiatives`}
      columns={columns}
      rows={rows}
      rowId={row => row.ref}
      useRow={useInitiativeRow}
      total={total}
      sort={search.sort && { by: search.sort.replace('-', ''), desc: search.sort.startsWith('-') }}
      onSort={sort => onSort(sort && (`${sort.desc ? '-' : ''}${sort.by}` as ChangesSearch['sort']))}
      onOpen={ref => ref && void navigate({ to: '/changes/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => void (isLoadingNext || loadNext(PAGE))}
      card={row => <InitiativeCard row={row} />}
      cardHeight={86}
      empty={<NoInitiatives filtered={Boolean(search.q || search.live || search.mine)} create={create} />}
    />
  )
}

function NoInitiatives({ filtered, create }: { filtered: boolean; create: ReactNode }) {
  const { t } = useLingui()
  if (filtered)
    return (
      <Empty
        icon={<Users size={20} />}
        title={t`No initiative matches`}
        act={
          <ButtonLink to="/changes">
            <Trans>Clear filters</Trans>
          </ButtonLink>
        }
      >
        <Trans>Try fewer letters, or let a filter go.</Trans>
      </Empty>
    )
  return (
    <Empty icon={<Users size={20} />} title={t`No change initiatives yet`} act={create}>
      <Trans>
        An initiative says what people do today and what they will do, which groups they are, and how ready
        each group is: the people key of a gate.
      </Trans>
    </Empty>
  )
}

const InitiativeCard = ({ row }: { row: InitiativeRow }) => (
  <span className={s.card}>
    <span>
      <span>{row.name}</span>
      {row.goLiveOn && <Day day={row.goLiveOn} short />}
    </span>
    <span>
      <span>{row.projectName}</span>
      <span>{row.ref}</span>
    </span>
    <span>
      <People row={row} />
      <Worst row={row} />
    </span>
  </span>
)
