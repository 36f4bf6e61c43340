import { graphql } from 'react-relay/hooks'
import type { declineRequestMutation } from '~/__generated__/declineRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

export const mutation = graphql`
  mutation declineRequestMutation($key: ID!, $input: DeclineRequestInput!) {
    declineRequest(key: $key, input: $input) {
      __typename
      ... on DeclineRequestDone {
        exceptionRequest {
          ref
          state
          ...requestNow_request
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

/** A "no" in full grammar. */
export const useDeclineRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<declineRequestMutation, 'declineRequest'>(mutation, 'declineRequest', onDone)
