import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { line_decision$key } from '~/__generated__/line_decision.graphql'
import { Badge } from '~/design/badge/badge'
import { later } from '~/design/later'
import { useOutcomeWord } from '~/parts/request/words'
import { Moment } from '~/words'
import s from './directed.module.css'

const DecisionVoices = later(async () => (await import('~/parts/request/decision-voices')).DecisionVoices)

const fragment = graphql`
  fragment line_decision on Decision {
    requestRef
    requestTitle
    outcome
    reason
    at
    overrides
    directed
    dissented
    emergency
    breach
    accountable {
      name
    }
    supersedes {
      outcome
      accountable {
        name
      }
    }
    ...decisionVoices_decision
  }
`

/** One decision: what it was, in whose place, who is accountable, and what was said against it. */
export function DecisionLine({ decision }: { decision: line_decision$key }) {
  const { t } = useLingui()
  const outcome = useOutcomeWord()
  const told = useFragment(fragment, decision)
  const sealed = t`Sealed person`
  const before = told.supersedes && outcome(told.supersedes.outcome)
  const whose = told.supersedes?.accountable?.name ?? sealed
  return (
    <li className={s.line}>
      <p className={s.head}>
        <Link to="/exceptions/$ref" params={{ ref: told.requestRef }} className={s.title}>
          {told.requestRef} {told.requestTitle}
        </Link>
        {told.overrides && <Badge tone="warn" quiet>{t`Override`}</Badge>}
        {told.directed && <Badge tone="warn" quiet>{t`Directed`}</Badge>}
        {told.emergency && <Badge tone="warn" quiet>{t`Emergency go`}</Badge>}
        {told.breach && <Badge tone="bad">{t`Not reviewed in time`}</Badge>}
        {told.dissented && <Badge tone="info" quiet>{t`With dissent`}</Badge>}
      </p>
      <p>
        <b>{told.accountable?.name ?? sealed}</b>: {outcome(told.outcome)}
        {told.overrides && before && (
          <span className={s.small}>
            {' '}
            <Trans>
              in place of {before} by {whose}
            </Trans>
          </span>
        )}
      </p>
      <blockquote className={s.reason}>{told.reason}</blockquote>
      <DecisionVoices decision={told} />
      <p className={s.small}>
        <Moment at={told.at} />
      </p>
    </li>
  )
}
