import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { invitation_invitation$key } from '~/__generated__/invitation_invitation.graphql'
import { Button } from '~/design/button/button'
import { say } from '~/design/toast/toast'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { Moment } from '~/words'
import { useReplyToInvitation } from '../gaps/acts/reply-to-invitation'
import s from '../gaps/gaps.module.css'

const fragment = graphql`
  fragment invitation_invitation on GapInvitation {
    id
    part
    text
    at
    accepted
    reply
  }
`

/** One invitation and what came of it; whoever was invited replies here. */
export function Invitation({ invitation, mine }: { invitation: invitation_invitation$key; mine: boolean }) {
  const { t } = useLingui()
  const told = useFragment(fragment, invitation)
  const act = useReplyToInvitation(() => say(t`Replied`))
  const part = told.part === 'PILOT' ? t`Invited as pilot` : t`Invited as design partner`
  const answer = told.accepted == null ? t`no reply yet` : told.accepted ? t`accepted` : t`declined`
  const reply = (accepted: boolean) => void act.send({ invitationId: told.id, accepted })
  return (
    <div className={s.row}>
      <span className={s.quiet}>
        {part}: {answer} · <Moment at={told.at} />
      </span>
      {told.text && <p>{told.text}</p>}
      {told.reply && <p>{told.reply}</p>}
      {mine && told.accepted == null && (
        <span className={s.acts}>
          <Button size="s" variant="primary" busy={act.busy} onClick={() => reply(true)}>
            <Trans>Accept</Trans>
          </Button>
          <Button size="s" busy={act.busy} onClick={() => reply(false)}>
            <Trans>Not this time</Trans>
          </Button>
        </span>
      )}
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
    </div>
  )
}
