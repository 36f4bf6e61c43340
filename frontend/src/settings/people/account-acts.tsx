import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { accountActs_person$key } from '~/__generated__/accountActs_person.graphql'
import { Button } from '~/design/button/button'
import { Row } from '~/design/page/page'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useLackingRight } from '../lacking-right'
import { Deactivate } from './deactivate'
import { OneTimeLink } from './one-time-link'
import { useLinks } from './use-links'
import s from '../settings.module.css'

const fragment = graphql`
  fragment accountActs_person on Person {
    id
    name
    hasAccount
    invited
    deactivatedAt
  }
`
type Props = { person: accountActs_person$key; acts: readonly string[]; own: boolean; onLeft: () => void }

/** Invite, let set a new password, close: links are shown once. */
export function AccountActs({ person, acts, own, onLeft }: Props) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const { id, name, hasAccount, invited, deactivatedAt } = useFragment(fragment, person)
  const [leaving, setLeaving] = useState(false)
  const links = useLinks(id)
  const takenUp = hasAccount && !invited
  if (deactivatedAt)
    return <p className={s.note}>{t`The account is closed. What this person did stays in the trail.`}</p>
  return (
    <>
      <div className={s.sectionHead}>
        <h3>
          <Trans>Account</Trans>
        </h3>
        <span className={s.note}>
          {hasAccount === null || hasAccount === undefined
            ? t`not shown to you`
            : takenUp
              ? t`taken up`
              : invited
                ? t`invited, not taken up yet`
                : t`none yet`}
        </span>
      </div>
      <RefusalView refusal={links.refusal} onRetry={() => void links.retry()} />
      {links.link && <OneTimeLink {...links.link} name={name} />}
      {leaving ? (
        <Deactivate personId={id} name={name} onCancel={() => setLeaving(false)} onDone={onLeft} />
      ) : (
        <Row>
          {takenUp ? (
            <Button
              busy={links.busy}
              reason={lacking(acts, 'account:reset')}
              whoCan={t`administrators`}
              onClick={() => void links.reset()}
            >
              <Trans>Make a link for a new password</Trans>
            </Button>
          ) : (
            <Button
              variant="primary"
              busy={links.busy}
              reason={lacking(acts, 'account:invite')}
              whoCan={t`administrators`}
              onClick={() => void links.invite()}
            >
              {invited ? <Trans>Make a new invitation</Trans> : <Trans>Invite</Trans>}
            </Button>
          )}
          <Button
            variant="danger"
            reason={own ? t`Somebody else must close your account.` : lacking(acts, 'account:deactivate')}
            whoCan={t`administrators`}
            onClick={() => setLeaving(true)}
          >
            <Trans>Deactivate</Trans>
          </Button>
        </Row>
      )}
    </>
  )
}
