import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_projects$key } from '~/__generated__/list_projects.graphql'
import type { listProjectsPageQuery } from '~/__generated__/listProjectsPageQuery.graphql'
import { Table, type Column } from '~/design/table/table'
import { useMedia } from '~/design/use-media'
import { useProjectRow, type ProjectRow } from './row'
import { filterOf, sortOf, type ProjectsSearch } from '~/parts/search/projects-search'

const ProjectCard = lazy(() => import('./card'))
const NoProjects = lazy(() => import('./no-projects'))

const PAGE = 60

const fragment = graphql`
  fragment list_projects on Query
  @refetchable(queryName: "listProjectsPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "ProjectFilter" }
    orderBy: { type: "[ProjectOrder!]" }
  ) {
    projects(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "list_projects") {
      edges {
        node {
          ref
          ...row_project
        }
      }
    }
  }
`

type Props = {
  list: list_projects$key
  total: number
  columns: readonly Column<ProjectRow>[]
  hidden: readonly string[]
  search: ProjectsSearch
  acts: readonly string[]
  onPeek: (ref: string | undefined) => void
}

/** The rows, read page by page as one scrolls; on a phone a press opens the project itself. */
export function ProjectList({ list, total, columns, hidden, search, acts, onPeek }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/projects' })
  const narrow = useMedia('(max-width: 900px)')
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    listProjectsPageQuery,
    list_projects$key
  >(fragment, list)
  const rows = useMemo(() => data.projects.edges.map(edge => edge.node), [data])
  const onMore = useCallback(() => void (isLoadingNext || loadNext(PAGE)), [isLoadingNext, loadNext])
  const open = (ref: string | undefined) => {
    if (ref && (narrow || ref === search.peek)) void navigate({ to: '/projects/$ref', params: { ref } })
    else onPeek(ref)
  }
  return (
    <Table
      label={t`Projects`}
      columns={columns}
      hidden={hidden}
      rows={rows}
      rowId={row => row.ref}
      useRow={useProjectRow}
      total={total}
      sort={sortOf(search.sort)}
      onSort={sort =>
        void navigate({
          search: old => ({ ...old, sort: sort && `${sort.desc ? '-' : ''}${sort.by}` }),
          replace: true,
        })
      }
      open={search.peek}
      onOpen={open}
      hasMore={hasNext}
      onMore={onMore}
      card={row => <ProjectCard row={row} />}
      cardHeight={92}
      empty={
        <Suspense>
          <NoProjects filtered={Boolean(search.q || filterOf(search))} acts={acts} />
        </Suspense>
      }
    />
  )
}
