import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  transitionCard_transition$data,
  transitionCard_transition$key,
} from '~/__generated__/transitionCard_transition.graphql'
import { Card } from '~/design/card/card'
import { ActButton } from '../records/act-button'
import { LinkIfSeen } from '../records/link-if-seen'
import { ProvenanceBadge } from '../provenance/provenance'
import { Criteria } from './criteria'
import { Dates } from './dates'

const AddCriteria = lazy(() => import('../form/acts/add-criteria'))
const EditTransition = lazy(() => import('../form/acts/edit-transition'))

const fragment = graphql`
  fragment transitionCard_transition on Transition {
    id
    version
    goLiveOn
    earlyLifeSupportUntil
    origin
    project {
      id
    }
    projectRef
    projectName
    serviceRef
    serviceName
    service {
      owner {
        name
      }
    }
    ...criteria_transition
  }
`

type Props = {
  transition: transitionCard_transition$key
  acts: readonly string[]
  /** Which end of it the page is not about, and is named here. */
  name: 'project' | 'service'
}

/** One hand-over of a project to a service: when, and what the service needs to see, signed or open. */
export function TransitionCard({ transition: key, acts, name }: Props) {
  const { t } = useLingui()
  const transition = useFragment(fragment, key)
  const [open, setOpen] = useState<'criteria' | 'days' | null>(null)
  const close = () => setOpen(null)
  const end = otherEnd(transition, name)
  const owner = transition.service?.owner?.name
  const whoCan = owner ? t`${owner}, who owns the service` : t`the owner of the service; nobody is named yet`
  return (
    <Card
      title={
        <LinkIfSeen to={end.to} seen={end.seen}>
          {end.name}
        </LinkIfSeen>
      }
      note={
        <>
          {end.ref} · <Dates live={transition.goLiveOn} support={transition.earlyLifeSupportUntil} />
        </>
      }
      acts={
        <>
          <ProvenanceBadge kind={transition.origin} />
          <ActButton
            size="s"
            acts={acts}
            act="transition:enter"
            whoCan={t`Service lead, service owner`}
            onClick={() => setOpen('days')}
          >
            <Trans>Change days</Trans>
          </ActButton>
          <ActButton
            size="s"
            acts={acts}
            act="criterion:enter"
            whoCan={whoCan}
            onClick={() => setOpen('criteria')}
          >
            <Trans>Add criteria</Trans>
          </ActButton>
        </>
      }
    >
      <Criteria transition={transition} acts={acts} whoCan={whoCan} />
      <Suspense>
        {open === 'criteria' && <AddCriteria transitionId={transition.id} onClose={close} />}
        {open === 'days' && (
          <EditTransition
            transitionId={transition.id}
            version={transition.version}
            goLiveOn={transition.goLiveOn ?? ''}
            earlyLifeSupportUntil={transition.earlyLifeSupportUntil ?? ''}
            onClose={close}
          />
        )}
      </Suspense>
    </Card>
  )
}

/** The project of a service's page, the service of a project's. */
function otherEnd(transition: transitionCard_transition$data, name: 'project' | 'service') {
  return name === 'project'
    ? {
        seen: transition.project,
        to: `/projects/${transition.projectRef}/service`,
        ref: transition.projectRef,
        name: transition.projectName,
      }
    : {
        seen: transition.service,
        to: `/services/${transition.serviceRef}`,
        ref: transition.serviceRef,
        name: transition.serviceName,
      }
}
