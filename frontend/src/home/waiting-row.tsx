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

type Props = {
  item: { readonly act: string; readonly awaiting: readonly string[] }
  request: waitingRow_request$key
}

/** One request in which the next act is the reader's, or which they signed and others have not yet. */
export function WaitingRow({ item, request }: Props) {
  const word = useNextActWord()
  const { ref, title, amount, openedAt, projectName, burn } = useFragment(fragment, request)
  return (
    <li className={s.row}>
      <div className={s.text}>
        <Link to={actAt(item.act, ref)} className={s.title}>
          <span className={s.act}>{word(item)}</span>
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
