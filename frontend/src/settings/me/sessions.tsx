import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { sessionsEndMutation } from '~/__generated__/sessionsEndMutation.graphql'
import type { sessions_list$key } from '~/__generated__/sessions_list.graphql'
import { Tag } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { Moment, useNow } from '~/words'
import { deviceOf } from './device-of'
import s from '../settings.module.css'

const fragment = graphql`
  fragment sessions_list on SignInSessionConnection {
    edges {
      node {
        id
        createdAt
        lastSeenAt
        expiresAt
        endedAt
        userAgent
      }
    }
  }
`
const mutation = graphql`
  mutation sessionsEndMutation($key: ID!, $input: EndSessionInput!) {
    endSession(key: $key, input: $input) {
      __typename
      ... on EndSessionDone {
        signInSession {
          id
          endedAt
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`

/** Where one is signed in; elsewhere can be ended. */
export function Sessions({ list, own }: { list: sessions_list$key; own: string | null }) {
  const { t } = useLingui()
  const now = useNow(60_000)
  const act = useAct<sessionsEndMutation, 'endSession'>(mutation, 'endSession', () =>
    say(t`Signed out there`),
  )
  const living = useFragment(fragment, list)
    .edges.map(edge => edge.node)
    .filter(session => !session.endedAt && Date.parse(session.expiresAt) > now)
  return (
    <Card
      flush
      title={<Trans>Where I am signed in</Trans>}
      note={<Trans>A session lasts twelve hours at most</Trans>}
    >
      <ul className={s.rows}>
        {living.map(session => {
          const device = deviceOf(session.userAgent)
          return (
            <li key={session.id} className={s.row}>
              <div className={s.grow}>
                <p className={s.strong}>
                  {device ?? t`Another program`} {session.id === own && <Tag>{t`this one`}</Tag>}
                </p>
                <p className={s.note}>
                  <Trans>
                    signed in <Moment at={session.createdAt} />, last seen <Moment at={session.lastSeenAt} />
                  </Trans>
                </p>
              </div>
              {session.id !== own && (
                <Button
                  size="s"
                  busy={act.busy}
                  aria-label={t`Sign out ${device ?? ''}`}
                  onClick={() => void act.send({ sessionId: session.id })}
                >
                  <Trans>Sign out</Trans>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
    </Card>
  )
}
