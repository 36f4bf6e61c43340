import { graphql } from 'react-relay/hooks'
import type { disputePhiMutation } from '~/__generated__/disputePhiMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation disputePhiMutation($key: ID!, $input: DisputePhiInput!) {
    disputePhi(key: $key, input: $input) {
      __typename
      ... on DisputePhiDone {
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

/** The provider states another share of the burn. */
export const useDisputePhi = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<disputePhiMutation, 'disputePhi'>(mutation, 'disputePhi', onDone)
