import { graphql } from 'react-relay/hooks'
import type { followPrecedentMutation } from '~/__generated__/followPrecedentMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation followPrecedentMutation($key: ID!, $input: FollowPrecedentInput!) {
    followPrecedent(key: $key, input: $input) {
      __typename
      ... on FollowPrecedentDone {
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

/** Says that a request is decided as a precedent was. */
export const useFollowPrecedent = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<followPrecedentMutation, 'followPrecedent'>(mutation, 'followPrecedent', onDone)
