import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { waitingRow_request$key } from '~/__generated__/waitingRow_request.graphql'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { Amount, Moment } from '~/words'
import { useNextActWord } from './act-words'
import { actAt } from './places'
import s from './home.module.css'

const fragment = graphql`
  fragment waitingRow_request on ExceptionRequest {
    ref
    title
    amount {
      amount
      currency
    }
    openedAt
    projectName
    burn {
      ...burnClockOf_burn
    }
  }
`

/** One request in which the next act is the reader's. */
export function WaitingRow({ act, request }: { act: string; request: waitingRow_request$key }) {
  const word = useNextActWord()
  const { ref, title, amount, openedAt, projectName, burn } = useFragment(fragment, request)
  return (
    <li className={s.row}>
      <div className={s.text}>
        <Link to={actAt(act, ref)} className={s.title}>
          <span className={s.act}>{word(act)}</span>
          {title}
        </Link>
        <p className={s.note}>
          <span className="num">{ref}</span> · {projectName} · <Amount money={amount} /> ·{' '}
          <Trans>
            asked <Moment at={openedAt} />
          </Trans>
        </p>
      </div>
      <div className={s.end}>
        <BurnClockOf burn={burn} ask={amount} />
      </div>
      <ChevronRight size={16} aria-hidden className={s.go} />
    </li>
  )
}
