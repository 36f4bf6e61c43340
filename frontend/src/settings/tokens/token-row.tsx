import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { tokenRow_token$key } from '~/__generated__/tokenRow_token.graphql'
import { Badge, Tag } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { Day, useWords } from '~/words'
import { useRightsWords } from './rights'
import s from '../settings.module.css'

const RevokeToken = later(async () => (await import('./revoke-token')).RevokeToken)

const fragment = graphql`
  fragment tokenRow_token on PersonalToken {
    id
    name
    rights
    createdAt
    expiresAt
    lastUsedOn
    revokedAt
    state
  }
`
type Props = {
  token: tokenRow_token$key
  /** Why it cannot be revoked by whoever looks. */
  lacking?: string | undefined
}

/** A token: what it may do, since when and until when, when it was last used, and whether it works. Never its secret. */
export function TokenRow({ token: key, lacking }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const told = useRightsWords()
  const token = useFragment(fragment, key)
  const [asking, setAsking] = useState(false)
  const living = token.state === 'LIVING'
  return (
    <li className={s.row}>
      <div className={s.grow}>
        <p className={s.strong}>
          {token.name} <Tag title={told(token.rights).told}>{told(token.rights).word}</Tag>
          {!living && (
            <Badge tone="none" quiet>
              {token.state === 'REVOKED' ? t`revoked` : t`expired`}
            </Badge>
          )}
        </p>
        <p className={s.note}>
          <Trans>created {words.dayOf(token.createdAt)}</Trans> ·{' '}
          {token.revokedAt ? (
            <Trans>revoked {words.dayOf(token.revokedAt)}</Trans>
          ) : living ? (
            <Trans>expires {words.dayOf(token.expiresAt)}</Trans>
          ) : (
            <Trans>expired {words.dayOf(token.expiresAt)}</Trans>
          )}{' '}
          ·{' '}
          {token.lastUsedOn ? (
            <Trans>
              last used <Day day={token.lastUsedOn} />
            </Trans>
          ) : (
            <Trans>never used</Trans>
          )}
        </p>
      </div>
      {living && (
        <Button
          size="s"
          reason={lacking}
          whoCan={t`administrators`}
          aria-label={t`Revoke ${token.name}`}
          onClick={() => setAsking(true)}
        >
          <Trans>Revoke</Trans>
        </Button>
      )}
      {asking && <RevokeToken id={token.id} name={token.name} onClose={() => setAsking(false)} />}
    </li>
  )
}
