import { notFound } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectHistoryQuery } from '~/__generated__/pageProjectHistoryQuery.graphql'
import { PageBody } from '~/design/page/page'
import { PublishedYears } from './published-years'
import { RatingHistory } from './rating-history'
import { Source } from './source'

const query = graphql`
  query pageProjectHistoryQuery($ref: String!) @preloadable {
    project(ref: $ref) {
      ...ratingHistory_project
      ...publishedYears_project
      ...source_project
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectHistoryQuery> }

/** What publishers said of the project over the years, in their own words and on their own scales. */
export default function ProjectHistoryPage({ queryRef }: Props) {
  const { project } = usePreloadedQuery<pageProjectHistoryQuery>(query, queryRef)
  if (!project) throw notFound()
  return (
    <PageBody>
      <RatingHistory project={project} />
      <PublishedYears project={project} />
      <Source project={project} />
    </PageBody>
  )
}
