import { Trans, useLingui } from '@lingui/react/macro'
import { notFound } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectExceptionsQuery } from '~/__generated__/pageProjectExceptionsQuery.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Empty } from '~/design/empty/empty'
import { PageBody } from '~/design/page/page'
import { ActButton } from '~/parts/records/act-button'
import { useRequestException } from '../project-acts'
import { RequestTable } from './request-table'

const QueueBurn = later(
  async () => (await import('~/parts/queue-burn/queue-burn')).QueueBurn,
  <div style={{ minHeight: '1.6lh' }} />,
)

const query = graphql`
  query pageProjectExceptionsQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    project(ref: $ref) {
      id
      ref
      requests {
        id
        open
      }
      ...requestTable_project
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectExceptionsQuery> }

/** What this project asked for, what waiting costs, and what was decided. */
export default function ProjectExceptionsPage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, project } = usePreloadedQuery<pageProjectExceptionsQuery>(query, queryRef)
  const request = useRequestException(project?.ref ?? '')
  if (!project) throw notFound()
  return (
    <PageBody>
      <Card flush={project.requests.length > 0} title={t`Exception requests`}>
        {project.requests.length === 0 ? (
          <Empty
            icon={<ScrollText size={20} />}
            title={t`Nothing was asked for yet`}
            level={3}
            act={
              <ActButton
                variant="primary"
                acts={viewer.acts}
                act="exception:request"
                whoCan={t`Program manager`}
                onClick={request}
              >
                <Trans>Request an exception</Trans>
              </ActButton>
            }
          >
            <Trans>
              When a rule or a missing capability holds the project up, say what you need: the clock shows
              what waiting costs.
            </Trans>
          </Empty>
        ) : (
          <>
            {project.requests.some(({ open }) => open) && <QueueBurn inset project={project.id} />}
            <RequestTable project={project} />
          </>
        )}
      </Card>
    </PageBody>
  )
}
