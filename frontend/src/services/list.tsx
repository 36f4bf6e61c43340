import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Waypoints } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_services$key } from '~/__generated__/list_services.graphql'
import type { listServicesPageQuery } from '~/__generated__/listServicesPageQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { Table, type Column } from '~/design/table/table'
import { serviceSortOf, type ServicesSearch } from '~/parts/search/services-search'
import { Owner, Volume } from './columns'
import { useServiceRow, type ServiceRow } from './row'
import s from './services.module.css'

const PAGE = 60
const fragment = graphql`
  fragment list_services on Query
  @refetchable(queryName: "listServicesPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "ServiceFilter" }
    orderBy: { type: "[ServiceOrder!]" }
  ) {
    services(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "list_services") {
      edges {
        node {
          ref
          ...row_service
        }
      }
    }
  }
`

type Props = {
  list: list_services$key
  total: number
  columns: readonly Column<ServiceRow>[]
  hidden: readonly string[]
  search: ServicesSearch
  /** The one act that helps while the catalogue is empty. */
  create: ReactNode
  onSort: (sort: string | undefined) => void
}

export function ServiceList({ list, total, columns, hidden, search, create, onSort }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    listServicesPageQuery,
    list_services$key
  >(fragment, list)
  const rows = useMemo(() => data.services.edges.map(edge => edge.node), [data])
  const filtered = Boolean(search.q || search.family || search.owner)
  return (
    <Table
      label={t`Services`}
      columns={columns}
      hidden={hidden}
      rows={rows}
      rowId={row => row.ref}
      useRow={useServiceRow}
      total={total}
      sort={serviceSortOf(search.sort)}
      onSort={sort => onSort(sort && `${sort.desc ? '-' : ''}${sort.by}`)}
      onOpen={ref => ref && void navigate({ to: '/services/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => void (isLoadingNext || loadNext(PAGE))}
      card={row => <ServiceCard row={row} />}
      cardHeight={88}
      empty={
        filtered ? (
          <Empty
            icon={<Waypoints size={20} />}
            title={t`No service matches`}
            act={
              <ButtonLink to="/services">
                <Trans>Clear filters</Trans>
              </ButtonLink>
            }
          >
            <Trans>Try fewer letters, or let a filter go.</Trans>
          </Empty>
        ) : (
          <Empty icon={<Waypoints size={20} />} title={t`The catalogue is empty`} act={create}>
            <Trans>
              A service has a family, a unit that provides it and a person who answers for it; projects hand
              over to it. The SMO lead types it here, or imports a catalogue in Settings.
            </Trans>
          </Empty>
        )
      }
    />
  )
}

const ServiceCard = ({ row }: { row: ServiceRow }) => (
  <span className={s.card}>
    <span className={s.cardTop}>
      <span>{row.name}</span>
      <span>{row.ref}</span>
    </span>
    <span className={s.cardLine}>
      <span>{row.family.name}</span>
    </span>
    <span className={s.cardLine}>
      <Owner row={row} />
      <span>
        <Volume row={row} />
      </span>
    </span>
  </span>
)
