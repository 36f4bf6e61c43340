import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { emergencies_page$key } from '~/__generated__/emergencies_page.graphql'
import { Badge } from '~/design/badge/badge'
import { Card } from '~/design/card/card'
import { Moment } from '~/words'
import { requestOf } from './places'
import s from './leadership.module.css'

const fragment = graphql`
  fragment emergencies_page on Leadership {
    emergencies {
      id
      reason
      at
      breach
      reviewDueAt
      reviewedAt
      superseded
      accountable {
        name
      }
      request {
        ref
        title
      }
    }
  }
`

/** What went ahead before every authority had signed: by whom, and whether another person looked in time. */
export function Emergencies({ page }: { page: emergencies_page$key }) {
  const { t } = useLingui()
  const { emergencies } = useFragment(fragment, page)
  if (emergencies.length === 0) return null
  return (
    <Card
      flush
      title={t`Emergency goes`}
      note={<Trans>Of the last 90 days; another person reviews each within its day</Trans>}
    >
      <ul className={s.list}>
        {emergencies.map(each => (
          <li key={each.id} className={s.override}>
            <p>
              <Link to={requestOf(each.request.ref)} className={s.itemTitle}>
                {each.request.ref} {each.request.title}
              </Link>
            </p>
            <p>
              <b>{each.accountable?.name ?? t`Sealed person`}</b>{' '}
              {each.breach ? (
                <Badge tone="bad">{t`Not reviewed in time`}</Badge>
              ) : each.reviewedAt ? (
                <Badge tone="good">{t`Reviewed`}</Badge>
              ) : each.superseded ? (
                <Badge tone="none">{t`Decided since`}</Badge>
              ) : (
                <Badge tone="warn">
                  <Trans>
                    Review due <Moment at={each.reviewDueAt ?? each.at} />
                  </Trans>
                </Badge>
              )}
            </p>
            <blockquote className={s.reason}>{each.reason}</blockquote>
            <p className={s.small}>
              <Moment at={each.at} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
