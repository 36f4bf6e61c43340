import { graphql } from 'react-relay/hooks'
import type { closeRequestMutation } from '~/__generated__/closeRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation closeRequestMutation($key: ID!, $input: CloseRequestInput!) {
    closeRequest(key: $key, input: $input) {
      __typename
      ... on CloseRequestDone {
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

/** The requester closes a request whose matter is settled. */
export const useCloseRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<closeRequestMutation, 'closeRequest'>(mutation, 'closeRequest', onDone)
