import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound, Outlet } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectQuery } from '~/__generated__/pageProjectQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { PageHead } from '~/design/page/page'
import { Tab, Tabs } from '~/design/tabs/tabs'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { Ended } from '../ended'
import { ProjectActs } from './project-acts'

const query = graphql`
  query pageProjectQuery($ref: String!) @preloadable {
    viewer {
      ...projectActs_viewer
    }
    project(ref: $ref) {
      ref
      name
      ended
      origin
      originNote
      originAsOf
      openRequests
      transitions {
        id
      }
      initiatives {
        id
      }
      ...projectActs_project
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectQuery> }

/** One project: its head stays while one moves between its tabs, and each tab is a path. */
export default function ProjectPage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, project } = usePreloadedQuery<pageProjectQuery>(query, queryRef)
  if (!project) throw notFound()
  const params = { ref: project.ref }
  return (
    <>
      <PageHead
        title={project.name}
        crumbs={
          <Link to="/projects">
            <Trans>Projects</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={project.ref} />
            {project.ended && <Ended />}
            <ProvenanceBadge kind={project.origin} source={project.originNote} asOf={project.originAsOf} />
          </>
        }
        acts={<ProjectActs viewer={viewer} project={project} />}
      />
      <Tabs label={t`Parts of the project`}>
        <Tab to="/projects/$ref" params={params} activeOptions={{ exact: true }}>
          <Trans>Overview</Trans>
        </Tab>
        <Tab to="/projects/$ref/delivery" params={params}>
          <Trans>Delivery</Trans>
        </Tab>
        <Tab to="/projects/$ref/service" params={params} count={project.transitions.length || undefined}>
          <Trans>Service transition</Trans>
        </Tab>
        <Tab to="/projects/$ref/people" params={params} count={project.initiatives.length || undefined}>
          <Trans>People change</Trans>
        </Tab>
        <Tab to="/projects/$ref/exceptions" params={params} count={project.openRequests || undefined}>
          <Trans>Exceptions</Trans>
        </Tab>
        <Tab to="/projects/$ref/history" params={params}>
          <Trans>History</Trans>
        </Tab>
      </Tabs>
      <Outlet />
    </>
  )
}
