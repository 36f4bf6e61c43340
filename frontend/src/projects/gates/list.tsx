import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { useMemo } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_gates$key } from '~/__generated__/list_gates.graphql'
import type { listGatesPageQuery } from '~/__generated__/listGatesPageQuery.graphql'
import { Empty } from '~/design/empty/empty'
import { Table, type Column } from '~/design/table/table'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { Day, KeyBadge } from '~/words'
import { OutcomeBadge } from '../outcome-badge'
import s from '../portfolio/portfolio.module.css'
import { useGateRow, type GateRow } from './row'
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
      columns={useColumns()}
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

function useColumns(): Column<GateRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, sortable: true, cell: row => row.ref },
      {
        id: 'name',
        head: t`Gate`,
        width: 200,
        grow: 1,
        pinned: true,
        sortable: true,
        cell: row => (
          <Link to="/gates/$ref" params={{ ref: row.ref }} className={s.name}>
            {row.name}
          </Link>
        ),
      },
      { id: 'due', head: t`Due`, width: 116, sortable: true, cell: row => <Day day={row.dueOn} /> },
      { id: 'keys', head: t`Keys`, width: 92, cell: row => <ThreeKeysOf readiness={row.readiness} marks /> },
      {
        id: 'state',
        head: t`Opens`,
        width: 176,
        cell: row => <KeyBadge state={row.readiness.state} quiet />,
      },
      { id: 'why', head: t`What holds it`, width: 220, grow: 3, cell: row => <Why row={row} /> },
      {
        id: 'project',
        head: t`Project`,
        width: 170,
        grow: 1,
        cell: row => (
          <Link to="/projects/$ref" params={{ ref: row.project.ref }} className={s.cut}>
            {row.project.name}
          </Link>
        ),
      },
      { id: 'outcome', head: t`Decision`, width: 150, cell: row => <OutcomeBadge outcome={row.outcome} /> },
    ],
    [t],
  )
}

/** The reason behind the key that decides. */
function Why({ row }: { row: GateRow }) {
  const deciding = row.readiness.keys.find(key => key.state === row.readiness.state)
  return (
    <span className={s.cut} title={deciding?.summary}>
      {deciding?.summary}
    </span>
  )
}

const GateCard = ({ row }: { row: GateRow }) => (
  <span className={s.card}>
    <span className={s.cardTop}>
      <span className={s.cardName}>{row.name}</span>
      <Day day={row.dueOn} short />
    </span>
    <span className={s.cardLine}>
      <span>{row.project.name}</span>
      <ThreeKeysOf readiness={row.readiness} marks />
    </span>
    <span className={s.cardLine}>
      <Why row={row} />
    </span>
  </span>
)
