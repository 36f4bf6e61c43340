import { graphql } from 'react-relay/hooks'
import type { reopenRequestMutation } from '~/__generated__/reopenRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation reopenRequestMutation($key: ID!, $input: ReopenRequestInput!) {
    reopenRequest(key: $key, input: $input) {
      __typename
      ... on ReopenRequestDone {
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

/** A decided request is taken up again, on stated grounds. */
export const useReopenRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<reopenRequestMutation, 'reopenRequest'>(mutation, 'reopenRequest', onDone)
