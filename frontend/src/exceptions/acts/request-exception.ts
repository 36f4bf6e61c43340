import { graphql } from 'react-relay/hooks'
import type { requestExceptionMutation } from '~/__generated__/requestExceptionMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation requestExceptionMutation($key: ID!, $input: RequestExceptionInput!) {
    requestException(key: $key, input: $input) {
      __typename
      ... on RequestExceptionDone {
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

/** Opens a request. */
export const useRequestException = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<requestExceptionMutation, 'requestException'>(mutation, 'requestException', onDone)
