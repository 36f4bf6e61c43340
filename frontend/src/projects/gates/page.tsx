import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageGatesQuery } from '~/__generated__/pageGatesQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { Segmented } from '~/design/segmented/segmented'
import { ActButton } from '~/parts/records/act-button'
import { ListBar, ListTotals } from '~/parts/records/bar'
import { SearchBox } from '~/parts/records/search-box'
import { ListTools } from '~/parts/views/list-tools'
import { GateList } from './list'
import { gatesVariables, type GatesSearch } from '~/parts/search/gates-search'
import { now } from '~/words/clock'

const CreateGate = lazy(() => import('../acts/create-gate'))

const query = graphql`
  query pageGatesQuery($filter: GateFilter, $orderBy: [GateOrder!]) @preloadable {
    viewer {
      acts
    }
    count: gates(first: 1, filter: $filter) {
      totalCount
    }
    ...viewsMenu_query @arguments(page: "gates")
    ...list_gates @arguments(filter: $filter, orderBy: $orderBy)
  }
`

const COLUMNS = ['due', 'keys', 'state', 'why', 'project', 'outcome']

type Props = { queryRef: PreloadedQuery<pageGatesQuery>; search: GatesSearch; params: object }

/** Which gates come next, and which keys still block them? */
export default function GatesPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/gates' })
  // while a narrower list is on its way the one before stays, and with it the focus in the search
  const data = usePreloadedQuery<pageGatesQuery>(query, useDeferredValue(queryRef))
  const change = useCallback(
    (part: Partial<GatesSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const onSearch = useCallback((q: string) => change({ q: q || undefined }), [change])
  return (
    <>
      <PageHead
        title={t`Gates`}
        acts={
          <ActButton
            acts={data.viewer.acts}
            act="gate:create"
            whoCan={t`The leads of the three offices`}
            onClick={() => change({ new: true })}
          >
            <Trans>New gate</Trans>
          </ActButton>
        }
      />
      <PageBody width="full">
        <ListBar
          tools={
            <ListTools
              page="gates"
              views={data}
              acts={data.viewer.acts}
              columns={COLUMNS}
              variables={gatesVariables(search, now())}
            />
          }
        >
          <SearchBox
            value={search.q ?? ''}
            onChange={onSearch}
            placeholder={t`Filter by name or reference`}
          />
          <Segmented
            label={t`Which gates`}
            value={search.show ?? 'ahead'}
            onChange={show => change({ show: show === 'ahead' ? undefined : show })}
            options={[
              { value: 'ahead', label: t`Ahead` },
              { value: 'soon', label: t`Next 90 days` },
              { value: 'late', label: t`Overdue` },
              { value: 'past', label: t`Decided` },
              { value: 'all', label: t`All` },
            ]}
          />
        </ListBar>
        <ListTotals>
          <span>
            <Plural value={data.count.totalCount} one="# gate" other="# gates" />
          </span>
        </ListTotals>
        <GateList
          list={data}
          total={data.count.totalCount}
          search={search}
          onSort={sort => change({ sort })}
        />
      </PageBody>
      <Suspense>
        {search.new && data.viewer.acts.includes('gate:create') && (
          <CreateGate onClose={() => change({ new: undefined })} />
        )}
      </Suspense>
    </>
  )
}
