import { graphql } from 'react-relay/hooks'
import type { openSealMutation } from '~/__generated__/openSealMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation openSealMutation($key: ID!, $input: OpenSealInput!) {
    openSeal(key: $key, input: $input) {
      __typename
      ... on OpenSealDone {
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

/** One of two openers asks that a seal be opened; the second one opens it. */
export const useOpenSeal = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<openSealMutation, 'openSeal'>(mutation, 'openSeal', onDone)
