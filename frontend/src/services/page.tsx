import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageServicesQuery } from '~/__generated__/pageServicesQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { TableTools } from '~/design/table/table-tools'
import { useCommands } from '~/parts/commands/commands'
import { ActButton } from '~/parts/records/act-button'
import { ListBar, ListTotals } from '~/parts/records/bar'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { servicesVariables, type ServicesSearch } from '~/parts/search/services-search'
import { ListTools } from '~/parts/views/list-tools'
import { useServiceColumns } from './columns'
import { ServiceList } from './list'

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
  const onSearch = useCallback((q: string) => change({ q: q || undefined }), [change])
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
      <PageBody width="full">
        <ListBar
          tools={
            <>
              <TableTools
                columns={columns}
                hidden={hidden}
                onHidden={ids => change({ cols: columns.filter(c => !ids.includes(c.id)).map(c => c.id) })}
              />
              <ListTools
                page="services"
                views={data}
                acts={viewer.acts}
                columns={shown}
                variables={servicesVariables(search)}
              />
            </>
          }
        >
          <SearchBox
            value={search.q ?? ''}
            onChange={onSearch}
            placeholder={t`Filter by name, agency or reference`}
          />
          <FilterChip
            label={t`Family`}
            options={data.serviceFamilies.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
            chosen={search.family ?? []}
            onChange={family => change({ family })}
          />
          <FilterChip
            single
            label={t`Owner`}
            options={[
              { value: viewer.person.id, label: t`Mine` },
              { value: 'none', label: t`Nobody yet` },
            ]}
            chosen={search.owner ? [search.owner] : []}
            onChange={chosen => change({ owner: chosen?.[0] })}
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
