import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageInitiativesQuery } from '~/__generated__/pageInitiativesQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { useCommands } from '~/parts/commands/commands'
import { ActButton } from '~/parts/records/act-button'
import { ListBar, ListTotals } from '~/parts/records/bar'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { changesVariables, type ChangesSearch } from '~/parts/search/changes-search'
import { now } from '~/words/clock'
import { useInitiativeColumns } from './columns'
import { MineChip } from '~/parts/records/mine-chip'
import { ListTools } from '~/parts/views/list-tools'
import { InitiativeList } from './list'

const CreateInitiative = lazy(() => import('~/parts/form/acts/create-initiative'))

const query = graphql`
  query pageInitiativesQuery($search: String, $filter: InitiativeFilter, $orderBy: [InitiativeOrder!])
  @preloadable {
    viewer {
      acts
    }
    count: initiatives(first: 1, search: $search, filter: $filter) {
      totalCount
    }
    ...viewsMenu_query @arguments(page: "changes")
    ...list_initiatives @arguments(search: $search, filter: $filter, orderBy: $orderBy)
  }
`

type Props = { queryRef: PreloadedQuery<pageInitiativesQuery>; search: ChangesSearch; params: object }

/** Which changes meet which people, and how ready are they? */
export default function InitiativesPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/changes' })
  // while a narrower list is on its way the one before stays, and with it the focus in the search
  const data = usePreloadedQuery<pageInitiativesQuery>(query, useDeferredValue(queryRef))
  const columns = useInitiativeColumns()
  const [creating, setCreating] = useState(false)
  const change = useCallback(
    (part: Partial<ChangesSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const onSearch = useCallback((q: string) => change({ q: q || undefined }), [change])
  useCommands(
    useMemo(
      () => [
        { id: 'new-initiative', group: t`Create`, label: t`New initiative`, run: () => setCreating(true) },
      ],
      [t],
    ),
  )
  const create = (
    <ActButton
      variant="primary"
      acts={data.viewer.acts}
      act="initiative:enter"
      whoCan={t`Change lead, CMO lead`}
      onClick={() => setCreating(true)}
    >
      <Trans>New initiative</Trans>
    </ActButton>
  )
  return (
    <>
      <PageHead title={t`Initiatives`} acts={create} />
      <PageBody width="full">
        <ListBar
          tools={
            <ListTools
              page="changes"
              views={data}
              acts={data.viewer.acts}
              columns={columns.map(({ id }) => id)}
              variables={changesVariables(search, now())}
            />
          }
        >
          <SearchBox
            value={search.q ?? ''}
            onChange={onSearch}
            placeholder={t`Filter by name or reference`}
          />
          <MineChip mine={Boolean(search.mine)} onChange={mine => change({ mine })} />
          <FilterChip
            single
            label={t`Go-live`}
            options={[
              { value: 'ahead', label: t`Ahead` },
              { value: 'past', label: t`Gone live` },
              { value: 'none', label: t`No day yet` },
            ]}
            chosen={search.live ? [search.live] : []}
            onChange={chosen => change({ live: chosen?.[0] })}
          />
        </ListBar>
        <ListTotals>
          <span>
            <Plural value={data.count.totalCount} one="# initiative" other="# initiatives" />
          </span>
        </ListTotals>
        <InitiativeList
          list={data}
          total={data.count.totalCount}
          search={search}
          create={create}
          onSort={sort => change({ sort })}
        />
      </PageBody>
      <Suspense>
        {creating && (
          <CreateInitiative
            onClose={() => setCreating(false)}
            onDone={ref => void navigate({ to: '/changes/$ref', params: { ref } })}
          />
        )}
      </Suspense>
    </>
  )
}
