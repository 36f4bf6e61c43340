import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { partners_gap$key } from '~/__generated__/partners_gap.graphql'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { useLacking } from '~/parts/records/act-button'
import { Invitation } from './invitation'
import s from '../gaps/gaps.module.css'

const InviteDialog = later(async () => (await import('./invite-dialog')).InviteDialog)

const fragment = graphql`
  fragment partners_gap on CapabilityGap {
    id
    ref
    deliveredAt
    mergedInto {
      id
    }
    citations(first: 50) {
      id
      harm
      request {
        id
        ref
        title
        requester {
          id
          name
        }
      }
    }
    merged {
      citations(first: 50) {
        id
        harm
        request {
          id
          ref
          title
          requester {
            id
            name
          }
        }
      }
    }
    invitations {
      id
      request {
        id
      }
      ...invitation_invitation
    }
  }
`
type Props = { gap: partners_gap$key; acts: readonly string[]; me: string }

/** The requests that met the gap, with what was invited and replied; inviting goes through the request. */
export function Partners({ gap, acts, me }: Props) {
  const { t } = useLingui()
  const lacking = useLacking(acts)
  const told = useFragment(fragment, gap)
  const [inviting, setInviting] = useState<string | null>(null)
  const met = [told, ...told.merged].flatMap(each => each.citations)
  const done = told.deliveredAt || told.mergedInto ? t`This gap is done with.` : undefined
  if (met.length === 0)
    return (
      <p className={s.quiet}>
        <Trans>None of the requests that met it are yours to see.</Trans>
      </p>
    )
  return (
    <ul className={s.list}>
      {met.map(({ id, harm, request }) => (
        <li key={id} className={s.row}>
          <span className={s.head}>
            <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
              {request.ref}
            </Link>
            <b>{request.title}</b>
          </span>
          <span className={s.quiet}>{request.requester?.name ?? t`A sealed person`}</span>
          <p>{harm}</p>
          {told.invitations
            .filter(each => each.request.id === request.id)
            .map(each => (
              <Invitation key={each.id} invitation={each} mine={request.requester?.id === me} />
            ))}
          <span className={s.acts}>
            <Button
              size="s"
              reason={done ?? lacking('capability_gap:invite')}
              whoCan={done ? undefined : t`who answers for the provider, and the service management office`}
              onClick={() => setInviting(request.id)}
            >
              <Trans>Invite to help close it</Trans>
            </Button>
          </span>
        </li>
      ))}
      {inviting && <InviteDialog gap={told} request={inviting} onClose={() => setInviting(null)} />}
    </ul>
  )
}
