import { Trans, useLingui } from '@lingui/react/macro'
import { notFound, useNavigate } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageProjectPeopleQuery } from '~/__generated__/pageProjectPeopleQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, Row } from '~/design/page/page'
import { ActButton } from '~/parts/records/act-button'
import { InitiativeCard } from './initiative-card'

const CreateInitiative = lazy(() => import('~/parts/form/acts/create-initiative'))

const query = graphql`
  query pageProjectPeopleQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    project(ref: $ref) {
      id
      name
      initiatives {
        ref
        ...initiativeCard_initiative
      }
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageProjectPeopleQuery> }

/** Which changes this project brings to whom, and how ready they are. */
export default function ProjectPeoplePage({ queryRef }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { viewer, project } = usePreloadedQuery<pageProjectPeopleQuery>(query, queryRef)
  const [open, setOpen] = useState(false)
  if (!project) throw notFound()
  const some = project.initiatives.length > 0
  const create = (
    <ActButton
      acts={viewer.acts}
      act="initiative:enter"
      variant={some ? 'default' : 'primary'}
      whoCan={t`Change lead of the project, CMO lead`}
      onClick={() => setOpen(true)}
    >
      <Trans>New initiative</Trans>
    </ActButton>
  )
  return (
    <PageBody>
      {some ? (
        <>
          <Row end>{create}</Row>
          {project.initiatives.map(initiative => (
            <InitiativeCard key={initiative.ref} initiative={initiative} />
          ))}
        </>
      ) : (
        <Card>
          <Empty icon={<Users size={20} />} title={t`No change initiative yet`} act={create}>
            <Trans>
              Say what people do today and what they will do, who they are, and ask them how ready they are.
              Without an assessment the people key is not shown, and blocks.
            </Trans>
          </Empty>
        </Card>
      )}
      <Suspense>
        {open && (
          <CreateInitiative
            project={{ id: project.id, label: project.name }}
            onClose={() => setOpen(false)}
            onDone={ref => void navigate({ to: '/changes/$ref', params: { ref } })}
          />
        )}
      </Suspense>
    </PageBody>
  )
}
