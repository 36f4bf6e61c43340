import { Plural, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectsQuery } from '~/__generated__/pageProjectsQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { ListBar, ListSplit, ListTotals } from '~/parts/records/bar'
import { FIRST_SHOWN, useColumns } from './columns'
import { Filters } from './filters'
import { ProjectList } from './list'
import { NewProject, useNewProjectCommand } from './new-project'
import { Tools } from './tools'
import type { ProjectsSearch } from '~/parts/search/projects-search'

const ProjectPeek = lazy(() => import('./peek'))
const RatingTotals = lazy(() => import('./totals'))
const PortfolioLine = lazy(() => import('./portfolio-line'))

const query = graphql`
  query pageProjectsQuery($search: String, $filter: ProjectFilter, $orderBy: [ProjectOrder!]) @preloadable {
    viewer {
      acts
    }
    portfolios(first: 200) {
      edges {
        node {
          name
        }
      }
    }
    count: projects(first: 1, search: $search, filter: $filter) {
      totalCount
    }
    ...viewsMenu_query @arguments(page: "projects")
    ...list_projects @arguments(search: $search, filter: $filter, orderBy: $orderBy)
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectsQuery>; search: ProjectsSearch; params: object }

/** Which projects are there, how do they stand, which need somebody? */
export default function ProjectsPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/projects' })
  // while a narrower list is on its way the one before stays, and with it the focus in the search
  const data = usePreloadedQuery<pageProjectsQuery>(query, useDeferredValue(queryRef))
  const columns = useColumns()
  const shown = search.cols ?? FIRST_SHOWN
  const hidden = columns
    .filter(column => !column.pinned && !shown.includes(column.id))
    .map(column => column.id)
  const setPeek = (peek: string | undefined) =>
    void navigate({ search: old => ({ ...old, peek }), replace: true })
  const portfolios = data.portfolios.edges.map(edge => edge.node.name)
  useNewProjectCommand()
  return (
    <>
      <PageHead title={t`Projects`} acts={<NewProject acts={data.viewer.acts} />} />
      <PageBody width="full">
        <ListBar
          tools={
            <Tools
              search={search}
              columns={columns}
              hidden={hidden}
              shown={shown}
              views={data}
              acts={data.viewer.acts}
            />
          }
        >
          <Filters search={search} portfolios={portfolios} />
        </ListBar>
        {search.portfolio?.length === 1 && (
          <Suspense>
            <PortfolioLine
              name={search.portfolio[0] ?? ''}
              acts={data.viewer.acts}
              onRenamed={name =>
                void navigate({ search: old => ({ ...old, portfolio: [name] }), replace: true })
              }
            />
          </Suspense>
        )}
        <ListTotals>
          <span>
            <Plural value={data.count.totalCount} one="# project" other="# projects" />
          </span>
          <Suspense fallback={<span />}>
            <RatingTotals search={search} />
          </Suspense>
        </ListTotals>
        <ListSplit
          peek={
            search.peek && (
              <Suspense>
                <ProjectPeek projectRef={search.peek} onClose={() => setPeek(undefined)} />
              </Suspense>
            )
          }
        >
          <ProjectList
            list={data}
            total={data.count.totalCount}
            columns={columns}
            hidden={hidden}
            search={search}
            acts={data.viewer.acts}
            onPeek={setPeek}
          />
        </ListSplit>
      </PageBody>
    </>
  )
}
