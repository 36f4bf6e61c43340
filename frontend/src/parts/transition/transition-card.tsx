import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { transitionCard_transition$key } from '~/__generated__/transitionCard_transition.graphql'
import { Card } from '~/design/card/card'
import { Row } from '~/design/page/page'
import { Day } from '~/words'
import { ActButton } from '../records/act-button'
import { LinkIfSeen } from '../records/link-if-seen'
import { ProvenanceBadge } from '../provenance/provenance'
import { Criterion } from './criterion'
import s from './transition.module.css'

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
    criteria {
      id
      signed
      ...criterion_criterion
    }
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
  const signed = transition.criteria.filter(criterion => criterion.signed).length
  const owner = transition.service?.owner?.name
  const whoCan = owner ? t`${owner}, who owns the service` : t`the owner of the service; nobody is named yet`
  const other =
    name === 'project'
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
  return (
    <Card
      title={
        <LinkIfSeen to={other.to} seen={other.seen}>
          {other.name}
        </LinkIfSeen>
      }
      note={
        <>
          {other.ref} · <Dates live={transition.goLiveOn} support={transition.earlyLifeSupportUntil} />
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
      {transition.criteria.length === 0 ? (
        <p className={s.none}>
          <Trans>
            No acceptance criteria yet. The service says what it needs to see before it accepts; until then
            the service key is not shown, and blocks.
          </Trans>
        </p>
      ) : (
        <>
          <Row>
            <span className={s.count}>
              <Plural
                value={transition.criteria.length}
                one={`${signed} of # criterion signed`}
                other={`${signed} of # criteria signed`}
              />
            </span>
          </Row>
          <ol className={s.criteria}>
            {transition.criteria.map(criterion => (
              <Criterion key={criterion.id} criterion={criterion} acts={acts} whoCan={whoCan} />
            ))}
          </ol>
        </>
      )}
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

function Dates({ live, support }: { live: string | null | undefined; support: string | null | undefined }) {
  if (!live) return <Trans>no go-live day yet</Trans>
  return (
    <>
      <Trans>
        go-live <Day day={live} />
      </Trans>
      {support && (
        <>
          {', '}
          <Trans>
            early-life support until <Day day={support} />
          </Trans>
        </>
      )}
    </>
  )
}
