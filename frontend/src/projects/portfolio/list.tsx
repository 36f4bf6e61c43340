import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { FolderKanban } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { list_projects$key } from '~/__generated__/list_projects.graphql'
import type { listProjectsPageQuery } from '~/__generated__/listProjectsPageQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'
import { Table, type Column } from '~/design/table/table'
import { useMedia } from '~/design/use-media'
import { ProjectCard } from './card'
import { useProjectRow, type ProjectRow } from './row'
import { filterOf, sortOf, type ProjectsSearch } from '~/parts/search/projects-search'

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
      empty={<NoProjects filtered={Boolean(search.q || filterOf(search))} acts={acts} />}
    />
  )
}

function NoProjects({ filtered, acts }: { filtered: boolean; acts: readonly string[] }) {
  const { t } = useLingui()
  const may = acts.includes('project:create')
  if (filtered)
    return (
      <Empty
        icon={<FolderKanban size={20} />}
        title={t`No project matches`}
        act={
          <ButtonLink to="/projects">
            <Trans>Clear filters</Trans>
          </ButtonLink>
        }
      >
        <Trans>Try fewer letters, or let a filter go.</Trans>
      </Empty>
    )
  return (
    <Empty
      icon={<FolderKanban size={20} />}
      title={t`No projects yet`}
      act={
        may && (
          <ButtonLink to="/projects/new" variant="primary">
            <Trans>New project</Trans>
          </ButtonLink>
        )
      }
    >
      <Trans>
        A project carries three workstreams from birth: delivery, service transition and people change. A PMO
        lead types it here, or imports a whole portfolio in Settings.
      </Trans>
    </Empty>
  )
}
