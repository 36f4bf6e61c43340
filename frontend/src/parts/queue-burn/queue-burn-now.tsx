import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { queueBurnNowQuery } from '~/__generated__/queueBurnNowQuery.graphql'
import { Amount } from '~/words'
import type { Among } from './queue-burn'
import s from './queue-burn.module.css'

const query = graphql`
  query queueBurnNowQuery($requests: [ID!], $project: ID, $program: ID) {
    queueBurn(requests: $requests, project: $project, program: $program) {
      waiting
      unpriced
      formula
      perDay {
        amount
        currency
      }
      soFar {
        amount
        currency
      }
    }
  }
`

/** The sum as the server has it, with how it came about and how many are not in it. */
export default function QueueBurnNow(among: Among) {
  const { t } = useLingui()
  const { queueBurn: burn } = useLazyLoadQuery<queueBurnNowQuery>(query, among, {
    fetchPolicy: 'store-and-network',
  })
  if (burn.waiting === 0) return <Trans>Nothing waits here.</Trans>
  return (
    <div className={s.burn}>
      {burn.perDay && burn.soFar ? (
        <span className={s.sum}>
          <Plural value={burn.waiting} one="# request waits:" other="# requests wait:" />{' '}
          <b>
            <Amount money={burn.perDay} /> <Trans>a day</Trans>
          </b>
          , <Amount money={burn.soFar} /> <Trans>so far</Trans>
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
      <details className={s.how}>
        <summary>{t`How this came about`}</summary>
        {t`The idle share of each waiting request times the weekly burn of its program, in base currency at the newest rate up to today. The shares of one program together count at most as its whole burn.`}
      </details>
    </div>
  )
}
