import { graphql } from 'react-relay/hooks'
import type { withdrawRequestMutation } from '~/__generated__/withdrawRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation withdrawRequestMutation($key: ID!, $input: WithdrawRequestInput!) {
    withdrawRequest(key: $key, input: $input) {
      __typename
      ... on WithdrawRequestDone {
        exceptionRequest {
          ref
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

/** The requester takes the request back. */
export const useWithdrawRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<withdrawRequestMutation, 'withdrawRequest'>(mutation, 'withdrawRequest', onDone)
