import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { needPair_request$key } from '~/__generated__/needPair_request.graphql'
import { Badge } from '~/design/badge/badge'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment needPair_request on ExceptionRequest {
    need
    wantedOutcome
    openedAt
    requester {
      name
    }
    confirmedRestatement {
      id
    }
    restatements {
      id
      text
      at
      author {
        name
      }
    }
  }
`

type Props = {
  request: needPair_request$key
  /** Confirm and correct, under a restatement that waits; restate, where there is none. */
  acts?: ReactNode
  /** Under each other, without the outcome's heading: for the decision page. */
  compact?: boolean
}

/** The need in the requester's words beside the provider's: no rule is cited before the two agree. */
export function NeedPair({ request, acts, compact }: Props) {
  const told = useFragment(fragment, request)
  const newest = told.restatements.at(-1)
  const confirmed = told.confirmedRestatement?.id === newest?.id && Boolean(newest)
  return (
    <div className={s.pair} data-compact={compact || undefined}>
      <figure className={s.words}>
        <figcaption className={s.says}>
          <Trans>In the requester’s words</Trans>
        </figcaption>
        <blockquote className={s.quote}>{told.need}</blockquote>
        <p className={s.outcome}>
          <b>
            <Trans>Wanted:</Trans>
          </b>{' '}
          {told.wantedOutcome}
        </p>
        <Byline author={told.requester} at={told.openedAt} />
      </figure>
      <figure className={s.words} data-side="provider">
        <figcaption className={s.says}>
          <Trans>As the provider understands it</Trans>{' '}
          {newest &&
            (confirmed ? (
              <Badge tone="good" quiet>
                <Trans>Confirmed</Trans>
              </Badge>
            ) : (
              <Badge tone="info" quiet>
                <Trans>Not confirmed yet</Trans>
              </Badge>
            ))}
        </figcaption>
        {newest ? (
          <>
            <blockquote className={s.quote}>{newest.text}</blockquote>
            <Byline author={newest.author} at={newest.at} />
          </>
        ) : (
          <p className={s.none}>
            <Trans>
              Nobody has restated the need yet. No rule can be cited against it until the requester confirms a
              restatement.
            </Trans>
          </p>
        )}
        {acts && <div className={s.acts}>{acts}</div>}
      </figure>
    </div>
  )
}
