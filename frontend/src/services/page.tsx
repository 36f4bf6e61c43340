import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageServicesQuery } from '~/__generated__/pageServicesQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { useCommands } from '~/parts/commands/commands'
import { ActButton } from '~/parts/records/act-button'
import { ListBar, ListTotals } from '~/parts/records/bar'
import type { ServicesSearch } from '~/parts/search/services-search'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { useServiceColumns } from './columns'
import { ServiceFilters } from './filters'
import { ServiceList } from './list'
import { ServiceTools } from './tools'

const CreateService = lazy(() => import('./acts/create-service'))

const query = graphql`
  query pageServicesQuery($search: String, $filter: ServiceFilter, $orderBy: [ServiceOrder!]) @preloadable {
    viewer {
      acts
      person {
        id
        unit {
          id
          name
        }
      }
    }
    serviceFamilies(first: 200) {
      edges {
        node {
          id
          name
        }
      }
    }
    count: services(first: 1, search: $search, filter: $filter) {
      totalCount
    }
    ...viewsMenu_query @arguments(page: "services")
    ...list_services @arguments(search: $search, filter: $filter, orderBy: $orderBy)
  }
`

type Props = { queryRef: PreloadedQuery<pageServicesQuery>; search: ServicesSearch; params: object }

/** What does the organisation provide, who answers for it, and how much is it used? */
export default function ServicesPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/services' })
  // while a narrower list is on its way the one before stays, and with it the focus in the search
  const data = usePreloadedQuery<pageServicesQuery>(query, useDeferredValue(queryRef))
  const [creating, setCreating] = useState(false)
  const columns = useServiceColumns()
  const shown = search.cols ?? columns.map(column => column.id)
  const hidden = columns
    .filter(column => !column.pinned && !shown.includes(column.id))
    .map(column => column.id)
  const change = useCallback(
    (part: Partial<ServicesSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const { viewer } = data
  useCommands(
    useMemo(
      () => [{ id: 'new-service', group: t`Create`, label: t`New service`, run: () => setCreating(true) }],
      [t],
    ),
  )
  const create = (
    <ActButton
      variant="primary"
      acts={viewer.acts}
      act="service:create"
      whoCan={t`SMO lead`}
      onClick={() => setCreating(true)}
    >
      <Trans>New service</Trans>
    </ActButton>
  )
  return (
    <>
      <PageHead title={t`Services`} acts={create} />
      <SectionTabs section="services" acts={viewer.acts} />
      <PageBody width="full">
        <ListBar
          tools={
            <ServiceTools
              search={search}
              columns={columns}
              shown={shown}
              hidden={hidden}
              views={data}
              acts={viewer.acts}
              onChange={change}
            />
          }
        >
          <ServiceFilters
            search={search}
            families={data.serviceFamilies.edges.map(edge => edge.node)}
            me={viewer.person.id}
            onChange={change}
          />
        </ListBar>
        <ListTotals>
          <span>
            <Plural value={data.count.totalCount} one="# service" other="# services" />
          </span>
        </ListTotals>
        <ServiceList
          list={data}
          total={data.count.totalCount}
          columns={columns}
          hidden={hidden}
          search={search}
          create={create}
          onSort={sort => change({ sort })}
        />
      </PageBody>
      <Suspense>
        {creating && (
          <CreateService
            unit={{ id: viewer.person.unit.id, label: viewer.person.unit.name }}
            onClose={() => setCreating(false)}
            onDone={ref => void navigate({ to: '/services/$ref', params: { ref } })}
          />
        )}
      </Suspense>
    </>
  )
}
