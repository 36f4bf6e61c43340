import { useLingui } from '@lingui/react/macro'
import { Bell, BellRing } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { follow_request$key } from '~/__generated__/follow_request.graphql'
import type { followMutation } from '~/__generated__/followMutation.graphql'
import { Button } from '~/design/button/button'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { RefusalView } from '~/parts/refusal/refusal-view'

const fragment = graphql`
  fragment follow_request on ExceptionRequest {
    id
    followed
  }
`
const mutation = graphql`
  mutation followMutation($key: ID!, $input: FollowRequestInput!) {
    followRequest(key: $key, input: $input) {
      __typename
      ... on FollowRequestDone {
        exceptionRequest {
          id
          followed
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`

/** To be told what happens to a request, or only what is one's own to do. */
export default function Follow({ request }: { request: follow_request$key }) {
  const { t } = useLingui()
  const { id, followed } = useFragment(fragment, request)
  const act = useAct<followMutation, 'followRequest'>(mutation, 'followRequest', done =>
    say(
      done.exceptionRequest?.followed
        ? t`You are told what happens to it`
        : t`You are told only what is yours to do`,
    ),
  )
  const Icon = followed ? BellRing : Bell
  return (
    <>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      <Button
        variant="ghost"
        busy={act.busy}
        aria-pressed={followed}
        onClick={() => void act.send({ requestId: id, follows: !followed })}
      >
        <Icon size={15} aria-hidden />
        {followed ? t`Following` : t`Follow`}
      </Button>
    </>
  )
}
