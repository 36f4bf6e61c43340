import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { requestLine_request$key } from '~/__generated__/requestLine_request.graphql'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { StateBadge } from '~/parts/request/state-badge'
import { Amount } from '~/words'
import { requestOf } from './places'
import s from './home.module.css'

const fragment = graphql`
  fragment requestLine_request on ExceptionRequest {
    ref
    title
    state
    lapsed
    expired
    amount {
      amount
      currency
    }
    projectName
    burn {
      ...burnClockOf_burn
    }
  }
`

/** One request that the reader opened: where it stands, and what waiting has cost. */
export function RequestLine({ request }: { request: requestLine_request$key }) {
  const { ref, title, state, lapsed, expired, amount, projectName, burn } = useFragment(fragment, request)
  return (
    <li className={s.row}>
      <div className={s.text}>
        <Link to={requestOf(ref)} className={s.title}>
          {title}
        </Link>
        <p className={s.note}>
          <StateBadge state={state} lapsed={lapsed} expired={expired} quiet />{' '}
          <span className="num">{ref}</span> · {projectName} · <Amount money={amount} />
        </p>
      </div>
      <div className={s.end}>
        <BurnClockOf burn={burn} ask={amount} />
      </div>
      <ChevronRight size={16} aria-hidden className={s.go} />
    </li>
  )
}
