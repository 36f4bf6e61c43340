import { Trans, useLingui } from '@lingui/react/macro'
import { notFound } from '@tanstack/react-router'
import { Waypoints } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectServiceQuery } from '~/__generated__/pageProjectServiceQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, Row } from '~/design/page/page'
import { ActButton } from '~/parts/records/act-button'
import { TransitionCard } from '~/parts/transition/transition-card'

const EnterTransition = lazy(() => import('../../acts/enter-transition'))

const query = graphql`
  query pageProjectServiceQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    project(ref: $ref) {
      id
      transitions {
        id
        ...transitionCard_transition
      }
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectServiceQuery> }

/** Which services take over from this project, and what they need to see. */
export default function ProjectServicePage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, project } = usePreloadedQuery<pageProjectServiceQuery>(query, queryRef)
  const [open, setOpen] = useState(false)
  if (!project) throw notFound()
  const some = project.transitions.length > 0
  const enter = (
    <ActButton
      acts={viewer.acts}
      act="transition:enter"
      variant={some ? 'default' : 'primary'}
      whoCan={t`Service lead of the project, owner of the service`}
      onClick={() => setOpen(true)}
    >
      <Trans>Add a transition</Trans>
    </ActButton>
  )
  return (
    <PageBody>
      {some ? (
        <>
          <Row end>{enter}</Row>
          {project.transitions.map(transition => (
            <TransitionCard key={transition.id} transition={transition} acts={viewer.acts} name="service" />
          ))}
        </>
      ) : (
        <Card>
          <Empty icon={<Waypoints size={20} />} title={t`No service takes over yet`} act={enter}>
            <Trans>
              Name the service that will run what this project delivers. Its owner says what it needs to see,
              and signs each point on evidence; that is the service key.
            </Trans>
          </Empty>
        </Card>
      )}
      <Suspense>{open && <EnterTransition projectId={project.id} onClose={() => setOpen(false)} />}</Suspense>
    </PageBody>
  )
}
