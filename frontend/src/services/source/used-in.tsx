import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { usedIn_source$key } from '~/__generated__/usedIn_source.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Amount, useWords } from '~/words'
import s from './source.module.css'

/** The words of requests' states weigh more than this page. */
const StateBadge = later(async () => (await import('~/parts/request/state-badge')).StateBadge)

const fragment = graphql`
  fragment usedIn_source on SupplySource {
    alternativeCount
    alternatives(first: 50) {
      id
      title
      real
      leadTimeDays
      cost {
        amount
        currency
      }
      request {
        ref
        title
        state
        lapsed
        expired
      }
    }
  }
`

/** The alternatives that name it, in requests that one may see. */
export function UsedIn({ source }: { source: usedIn_source$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { alternatives, alternativeCount } = useFragment(fragment, source)
  return (
    <Card
      title={t`In alternatives`}
      note={
        <Plural
          value={alternativeCount}
          _0="No alternative that you may see names it"
          one="# alternative that you may see names it"
          other="# alternatives that you may see name it"
        />
      }
    >
      {alternatives.length === 0 ? (
        <p className={s.none}>
          <Trans>
            Whoever proposes an alternative on a request can choose this source and take over its figures.
          </Trans>
        </p>
      ) : (
        <ul className={s.list}>
          {alternatives.map(({ id, title, real, leadTimeDays, cost, request }) => (
            <li key={id} className={s.use}>
              <div>
                <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
                  {request.ref} {request.title}
                </Link>
                <p className={s.by}>
                  <span>{title}</span>
                  {real === true && <Trans>real for the requester</Trans>}
                  {real === false && <Trans>not real for the requester</Trans>}
                </p>
              </div>
              <StateBadge {...request} />
              <span className={s.figures}>
                <b>
                  <Amount money={cost} />
                </b>
                <span>{t`${words.count(leadTimeDays)} days`}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
