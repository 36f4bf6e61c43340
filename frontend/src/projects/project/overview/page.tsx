import { notFound } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectOverviewQuery } from '~/__generated__/pageProjectOverviewQuery.graphql'
import { Columns, PageBody } from '~/design/page/page'
import { GateAndStreams } from './gate-and-streams'
import { ProjectFacts } from './project-facts'
import { ProgramCard } from './program-card'

const query = graphql`
  query pageProjectOverviewQuery($ref: String!) @preloadable {
    viewer {
      acts
      baseCurrency
    }
    project(ref: $ref) {
      ...gateAndStreams_project
      ...projectFacts_project
      ...programCard_project
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectOverviewQuery> }

/** Three workstreams of equal weight, joined by the next gate; then what the project is. */
export default function ProjectOverviewPage({ queryRef }: Props) {
  const { viewer, project } = usePreloadedQuery<pageProjectOverviewQuery>(query, queryRef)
  if (!project) throw notFound()
  return (
    <PageBody>
      <GateAndStreams project={project} acts={viewer.acts} />
      <Columns parts={2}>
        <ProjectFacts project={project} />
        <ProgramCard project={project} acts={viewer.acts} currency={viewer.baseCurrency} />
      </Columns>
    </PageBody>
  )
}
