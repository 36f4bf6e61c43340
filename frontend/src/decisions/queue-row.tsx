import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { queueRow_request$key } from '~/__generated__/queueRow_request.graphql'
import { Badge } from '~/design/badge/badge'
import { later } from '~/design/later'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { StateBadge } from '~/parts/request/state-badge'
import { Amount, Moment } from '~/words'
import s from './queue.module.css'

const DecisionClock = later(async () => (await import('~/parts/decision-clock/decision-clock')).DecisionClock)

const fragment = graphql`
  fragment queueRow_request on ExceptionRequest {
    ref
    title
    state
    openedAt
    amount {
      amount
      currency
    }
    projectName
    requester {
      name
    }
    burn {
      ...burnClockOf_burn
    }
    escalatedToMe
    decisionClock {
      ...decisionClock_clock
    }
  }
`

type Props = {
  act: string
  request: queueRow_request$key
  selected?: boolean | undefined
  onSelect?: ((ref: string) => void) | undefined
}

/** One request in a queue: what it is, what it asks, and what waiting has cost. */
export function QueueRow({ act, request, selected, onSelect }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const deciding = act === 'approveRequest' || act === 'signTerms'
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the restatement`,
    citeRule: t`Answer it`,
    submitAnswer: t`Complete the answer`,
    replyAsHelper: t`Say whether you help`,
    signTerms: t`Sign the terms`,
    reviewEmergency: t`Review the emergency go`,
    reopenRequest: t`Take it up again`,
    escalated: t`See that it moves`,
  }
  return (
    <li className={s.row} data-selectable={onSelect ? true : undefined}>
      {onSelect && (
        <input
          type="checkbox"
          className={s.select}
          checked={selected ?? false}
          onChange={() => onSelect(told.ref)}
          aria-label={t`Select ${told.ref}`}
        />
      )}
      <div className={s.what}>
        <Link
          to={deciding ? '/decisions/$ref' : '/exceptions/$ref'}
          params={{ ref: told.ref }}
          className={s.title}
          data-row={told.ref}
        >
          {told.title}
        </Link>
        <p className={s.line}>
          {told.ref} · {told.projectName} · {told.requester?.name ?? t`Sealed person`} ·{' '}
          <Moment at={told.openedAt} />
        </p>
        {told.escalatedToMe && <Badge tone="warn" quiet>{t`Escalated to you`}</Badge>}
        {told.decisionClock && (
          <p className={s.over}>
            <DecisionClock clock={told.decisionClock} />
          </p>
        )}
      </div>
      <div className={s.state}>
        {act === 'approveRequest' ? <StateBadge state={told.state} quiet /> : <b>{words[act] ?? act}</b>}
      </div>
      <dl className={s.money}>
        <div>
          <dt>{t`Asked`}</dt>
          <dd>
            <Amount money={told.amount} />
          </dd>
        </div>
        <div>
          <dt>{t`Waiting has cost`}</dt>
          <dd className={s.clock}>
            <BurnClockOf burn={told.burn} ask={told.amount} />
          </dd>
        </div>
      </dl>
    </li>
  )
}
