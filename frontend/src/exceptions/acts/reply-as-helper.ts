import { graphql } from 'react-relay/hooks'
import type { replyAsHelperMutation } from '~/__generated__/replyAsHelperMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation replyAsHelperMutation($key: ID!, $input: ReplyAsHelperInput!) {
    replyAsHelper(key: $key, input: $input) {
      __typename
      ... on ReplyAsHelperDone {
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

/** The named helper accepts, or does not. */
export const useReplyAsHelper = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<replyAsHelperMutation, 'replyAsHelper'>(mutation, 'replyAsHelper', onDone)
