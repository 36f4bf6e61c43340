import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { gateBar_gate$key } from '~/__generated__/gateBar_gate.graphql'
import { DecideButton, NewGateButton } from '../../gate-acts'
import { BothStates } from '~/parts/two-truths/both-states'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day, useNow, useWords } from '~/words'
import s from './overview.module.css'

const fragment = graphql`
  fragment gateBar_gate on Gate {
    id
    ref
    name
    dueOn
    office
    readiness {
      state
      stateWithoutExceptions
      compliance {
        ...twoTruths_compliance
      }
      stamp
    }
  }
`

type Props = { gate: gateBar_gate$key | null; projectId: string; projectRef: string; acts: readonly string[] }

/** The next gate, over the three workstreams that open it. */
export function GateBar({ gate: key, projectId, projectRef, acts }: Props) {
  const { t } = useLingui()
  const gate = useFragment(fragment, key)
  const all = (
    <Link to="/projects/$ref/delivery" params={{ ref: projectRef }} hash="gates" className="link">
      <Trans>All gates</Trans>
    </Link>
  )
  if (!gate)
    return (
      <header className={s.bar}>
        <Flag size={18} aria-hidden />
        <div className={s.barWords}>
          <h2>{t`No gate ahead`}</h2>
          <p>
            <Trans>
              A gate holds the three workstreams together: until there is one, nothing tells whether all of
              them are ready.
            </Trans>
          </p>
        </div>
        {all}
        <NewGateButton projectId={projectId} acts={acts} primary />
      </header>
    )
  return (
    <header className={s.bar}>
      <Flag size={18} aria-hidden />
      <div className={s.barWords}>
        <h2>
          <Link to="/gates/$ref" params={{ ref: gate.ref }} className={s.plain}>
            {gate.name}
          </Link>
        </h2>
        <p>
          {gate.ref} · <Day day={gate.dueOn} /> · <DueIn day={gate.dueOn} />
        </p>
      </div>
      <BothStates state={gate.readiness.state} without={gate.readiness.stateWithoutExceptions} />
      <TwoTruths compliance={gate.readiness.compliance} />
      {all}
      <NewGateButton projectId={projectId} acts={acts} />
      <DecideButton
        gateId={gate.id}
        state={gate.readiness.state}
        seen={gate.readiness.stamp}
        office={gate.office}
        acts={acts}
      />
    </header>
  )
}

/** "in 3 weeks", or how long it is overdue. */
function DueIn({ day }: { day: string }) {
  const words = useWords()
  const now = useNow(60_000)
  const end = Date.parse(`${day}T23:59:59Z`)
  const near = words.fromNow(end, now)
  return end < now ? (
    <b className={s.late}>
      <Trans>overdue, {near}</Trans>
    </b>
  ) : (
    <>{near}</>
  )
}
