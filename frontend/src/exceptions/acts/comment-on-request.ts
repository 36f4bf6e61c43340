import { graphql } from 'react-relay/hooks'
import type { commentOnRequestMutation } from '~/__generated__/commentOnRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation commentOnRequestMutation($key: ID!, $input: CommentOnRequestInput!) {
    commentOnRequest(key: $key, input: $input) {
      __typename
      ... on CommentOnRequestDone {
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

/** Says something on a request. */
export const useCommentOnRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<commentOnRequestMutation, 'commentOnRequest'>(mutation, 'commentOnRequest', onDone)
