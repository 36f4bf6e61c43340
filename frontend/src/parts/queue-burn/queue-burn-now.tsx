import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type {
  queueBurnNowQuery,
  queueBurnNowQuery$variables,
} from '~/__generated__/queueBurnNowQuery.graphql'
import { useMedia } from '~/design/use-media'
import { Amount, useNow, useWords } from '~/words'
import { BurnHow } from './burn-how'
import type { Among } from './queue-burn'
import { sumAt } from './sum-at'
import s from './queue-burn.module.css'

const query = graphql`
  query queueBurnNowQuery(
    $requests: [ID!]
    $project: ID
    $program: ID
    $portfolio: ID
    $queue: QueueFilter
    $filter: ExceptionRequestFilter
    $search: String
  ) {
    queueBurn(
      requests: $requests
      project: $project
      program: $program
      portfolio: $portfolio
      queue: $queue
      filter: $filter
      search: $search
    ) {
      waiting
      unpriced
      partial
      asOf
      perDay {
        amount
        currency
      }
      soFar {
        amount
        currency
      }
      perHour {
        amount
        currency
      }
      perWorkingHour {
        amount
        currency
      }
      workingCalendar {
        timeZone
        hours {
          weekday
          from
          until
        }
        holidays
      }
      ...burnHow_burn
    }
  }
`

type Burn = queueBurnNowQuery['response']['queueBurn']

/** The sum as the server counted it, ticking on; how it came about, and how many are not in it. */
export default function QueueBurnNow({ anew, ...among }: Among & { anew?: string }) {
  const { queueBurn: burn } = useLazyLoadQuery<queueBurnNowQuery>(
    query,
    among as queueBurnNowQuery$variables,
    {
      fetchPolicy: 'store-and-network',
      fetchKey: anew ?? '',
    },
  )
  if (burn.waiting === 0) return <Trans>Nothing waits here.</Trans>
  return (
    <div className={s.burn}>
      {burn.perDay && burn.soFar ? (
        <span className={s.sum}>
          {burn.partial && <Trans>At least</Trans>}{' '}
          <Plural value={burn.waiting} one="# request waits:" other="# requests wait:" />{' '}
          <b>
            <Amount money={burn.perDay} digits={0} /> <Trans>a day</Trans>
          </b>
          , <SoFar burn={burn} currency={burn.soFar.currency} /> <Trans>so far</Trans>
        </span>
      ) : (
        <Plural
          value={burn.waiting}
          one="# request waits; what it costs is not stated"
          other="# requests wait; what they cost is not stated"
        />
      )}
      {burn.perDay && burn.unpriced > 0 && (
        <span>
          <Plural
            value={burn.unpriced}
            one="# of them has no stated share and is not in the sum"
            other="# of them have no stated share and are not in the sum"
          />
        </span>
      )}
      <BurnHow burn={burn} />
    </div>
  )
}

/** It ticks once a second; for whoever wants less motion, once a minute. */
function SoFar({ burn, currency }: { burn: Burn; currency: string }) {
  const { t } = useLingui()
  const words = useWords()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const now = useNow(still ? 60_000 : 1000)
  const amount = sumAt(burn, now).toFixed(0)
  return (
    <span role="timer" aria-label={t`What waiting has cost so far`} className="num">
      {words.money({ amount, currency }, { digits: 0 })}
    </span>
  )
}
