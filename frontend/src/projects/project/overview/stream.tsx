import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { gateKey_key$key } from '~/__generated__/gateKey_key.graphql'
import type { stream_workstream$key } from '~/__generated__/stream_workstream.graphql'
import { ActButton } from '~/parts/records/act-button'
import { PersonChip } from '~/parts/person/person-chip'
import { Badge } from '~/design/badge/badge'
import { GateKeyView } from '../../gate-key'
import { useLeadWord } from '../../triad'
import s from './overview.module.css'

const AssignLead = lazy(() => import('../../acts/assign-lead'))

const fragment = graphql`
  fragment stream_workstream on Workstream {
    lead {
      id
      name
      away
    }
  }
`

type Kind = 'DELIVERY' | 'SERVICE_TRANSITION' | 'PEOPLE_CHANGE'
type Props = {
  kind: Kind
  workstream: stream_workstream$key | null
  gateKey: gateKey_key$key | null
  projectId: string
  projectRef: string
  tab: 'delivery' | 'service' | 'people'
  acts: readonly string[]
  /** Where the workstream stands, in its own figures. */
  children: ReactNode
}

/** One workstream: who leads it, its key at the next gate with the reasons, and where it stands. */
export function Stream({ kind, workstream, gateKey, projectId, projectRef, tab, acts, children }: Props) {
  const { t } = useLingui()
  const word = useLeadWord()
  const lead = useFragment(fragment, workstream)?.lead
  const [assigning, setAssigning] = useState(false)
  const names = {
    DELIVERY: t`Delivery`,
    SERVICE_TRANSITION: t`Service transition`,
    PEOPLE_CHANGE: t`People change`,
  }
  return (
    <section className={s.stream} aria-label={names[kind]}>
      <h3 className={s.streamName}>{names[kind]}</h3>
      {gateKey && <GateKeyView gateKey={gateKey} />}
      <div className={s.figures}>{children}</div>
      <div className={s.lead}>
        {lead ? (
          <PersonChip name={lead.name} note={word(kind)} away={lead.away} />
        ) : (
          <span>
            <Badge tone="warn">
              <Trans>Vacant</Trans>
            </Badge>{' '}
            {word(kind)}
          </span>
        )}
        <ActButton
          size="s"
          variant="ghost"
          acts={acts}
          act="project:edit"
          whoCan={t`PMO lead, program manager`}
          onClick={() => setAssigning(true)}
        >
          {lead ? <Trans>Edit</Trans> : <Trans>Name a lead</Trans>}
        </ActButton>
      </div>
      <Link to={`/projects/$ref/${tab}`} params={{ ref: projectRef }} className={s.more}>
        {names[kind]}
        <ArrowRight size={14} aria-hidden />
      </Link>
      <Suspense>
        {assigning && (
          <AssignLead
            projectId={projectId}
            workstream={kind}
            lead={lead ? { id: lead.id, label: lead.name } : null}
            onClose={() => setAssigning(false)}
          />
        )}
      </Suspense>
    </section>
  )
}
