import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decisionClock_clock$key } from '~/__generated__/decisionClock_clock.graphql'
import type { openHop_request$key } from '~/__generated__/openHop_request.graphql'
import { Badge } from '~/design/badge/badge'
import { DecisionClock } from '~/parts/decision-clock/decision-clock'
import { Amount } from '~/words'
import s from './clock.module.css'

const fragment = graphql`
  fragment openHop_request on ExceptionRequest {
    ref
    title
    projectName
    amount {
      amount
      currency
    }
    escalatedToMe
  }
`

/** One request in which somebody is waited for. */
export function OpenHop({
  clock,
  request,
}: {
  clock: decisionClock_clock$key
  request: openHop_request$key
}) {
  const { t } = useLingui()
  const { ref, title, projectName, amount, escalatedToMe } = useFragment(fragment, request)
  return (
    <li className={s.hop}>
      <div className={s.what}>
        <Link to="/exceptions/$ref" params={{ ref }} className={s.title}>
          {title}
        </Link>
        <p className={s.line}>
          <span className="num">{ref}</span> · {projectName}
        </p>
        <DecisionClock clock={clock} hop />
        {escalatedToMe && <Badge tone="warn" quiet>{t`Escalated to you`}</Badge>}
      </div>
      <span className={s.amount}>
        <Amount money={amount} />
      </span>
    </li>
  )
}
