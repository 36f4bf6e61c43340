import { graphql } from 'react-relay/hooks'
import type { replyToInvitationMutation } from '~/__generated__/replyToInvitationMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation replyToInvitationMutation($key: ID!, $input: ReplyToInvitationInput!) {
    replyToInvitation(key: $key, input: $input) {
      __typename
      ... on ReplyToInvitationDone {
        capabilityGap {
          ref
          ...gapNow_gap
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

/** Accepts or declines an invitation. */
export const useReplyToInvitation = (onDone?: (done: { capabilityGap: { ref: string } }) => void) =>
  useAct<replyToInvitationMutation, 'replyToInvitation'>(mutation, 'replyToInvitation', onDone)
