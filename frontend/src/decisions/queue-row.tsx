import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PanelRight } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { queueRow_request$key } from '~/__generated__/queueRow_request.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { StateBadge } from '~/parts/request/state-badge'
import { Amount, Moment } from '~/words'
import { isDeciding, useNextWord } from './next-word'
import s from './queue.module.css'

const DecisionClock = later(async () => (await import('~/parts/decision-clock/decision-clock')).DecisionClock)

const DirectedBy = later(async () => (await import('./directed-by')).DirectedBy)

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
    lapsed
    expired
    standingInstruction {
      ...directedBy_instruction
    }
    decisionClock {
      ...decisionClock_clock
    }
  }
`

type Props = {
  item: { readonly act: string; readonly awaiting: readonly string[] }
  request: queueRow_request$key
  selected?: boolean | undefined
  onSelect?: ((ref: string) => void) | undefined
  onPeek: (ref: string) => void
}

/** One request in a queue: what it is, what it asks, and what waiting has cost. */
export function QueueRow({ item, request, selected, onSelect, onPeek }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const word = useNextWord()
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
          to={isDeciding(item.act) ? '/decisions/$ref' : '/exceptions/$ref'}
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
        {told.lapsed && <Badge tone="warn" quiet>{t`Deferral lapsed`}</Badge>}
        {told.escalatedToMe && <Badge tone="warn" quiet>{t`Escalated to you`}</Badge>}
        {told.standingInstruction && <DirectedBy instruction={told.standingInstruction} />}
        {told.decisionClock && (
          <p className={s.over}>
            <DecisionClock clock={told.decisionClock} />
          </p>
        )}
      </div>
      <div className={s.state}>
        {item.act === 'approveRequest' ? (
          <StateBadge state={told.state} expired={told.expired} quiet />
        ) : (
          <b>{word(item)}</b>
        )}
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
      <Button
        variant="ghost"
        size="s"
        icon
        className={s.look}
        aria-label={t`Look at ${told.ref} here`}
        title={t`Look at ${told.ref} here`}
        onClick={() => onPeek(told.ref)}
      >
        <PanelRight size={15} aria-hidden />
      </Button>
    </li>
  )
}
