import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Eye } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { followingBlock_items$key } from '~/__generated__/followingBlock_items.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { Moment } from '~/words'
import { INBOX, requestOf } from './places'
import s from './home.module.css'

// what happened has as many sentences as there are events: they come after the page
const LastChange = later(async () => (await import('./last-change')).LastChange, <span>…</span>)

const fragment = graphql`
  fragment followingBlock_items on FollowedRequest @relay(plural: true) {
    request {
      id
      ref
      title
    }
    event {
      at
      ...lastChange_event
    }
  }
`

/** What the reader follows, what changed last first; all that was told to them stands in the inbox. */
export function FollowingBlock({ items }: { items: followingBlock_items$key }) {
  const { t } = useLingui()
  const followed = useFragment(fragment, items)
  return (
    <Card
      flush
      title={<Trans>Following</Trans>}
      acts={
        <ButtonLink variant="ghost" size="s" to={INBOX}>
          <Trans>Open the inbox</Trans>
        </ButtonLink>
      }
    >
      {followed.length === 0 ? (
        <Empty icon={<Eye size={20} />} title={t`You follow no request`} level={3}>
          <Trans>
            You follow what you ask for, work on or help with, and any request on whose page you press Follow.
          </Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {followed.map(({ request, event }) => (
            <li key={request.id} className={s.row}>
              <div className={s.text}>
                <Link to={requestOf(request.ref)} className={s.title}>
                  {request.title}
                </Link>
                <p className={s.note}>
                  <span className="num">{request.ref}</span> · <LastChange event={event} /> ·{' '}
                  <Moment at={event.at} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
