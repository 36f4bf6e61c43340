import { notFound } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectDeliveryQuery } from '~/__generated__/pageProjectDeliveryQuery.graphql'
import { PageBody } from '~/design/page/page'
import { Findings } from './findings'
import { Forecasts } from './forecasts'
import { ProjectGates } from './project-gates'

const query = graphql`
  query pageProjectDeliveryQuery($ref: String!) @preloadable {
    viewer {
      acts
      baseCurrency
    }
    project(ref: $ref) {
      ...forecasts_project
      ...findings_project
      ...projectGates_project
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectDeliveryQuery> }

/** What delivery expects, what was found against the standards, and which gates lie on the way. */
export default function ProjectDeliveryPage({ queryRef }: Props) {
  const { viewer, project } = usePreloadedQuery<pageProjectDeliveryQuery>(query, queryRef)
  if (!project) throw notFound()
  return (
    <PageBody>
      <Forecasts project={project} acts={viewer.acts} currency={viewer.baseCurrency} />
      <Findings project={project} acts={viewer.acts} currency={viewer.baseCurrency} />
      <ProjectGates project={project} acts={viewer.acts} />
    </PageBody>
  )
}
