import { graphql } from 'react-relay/hooks'
import type { distinguishPrecedentMutation } from '~/__generated__/distinguishPrecedentMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation distinguishPrecedentMutation($key: ID!, $input: DistinguishPrecedentInput!) {
    distinguishPrecedent(key: $key, input: $input) {
      __typename
      ... on DistinguishPrecedentDone {
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

/** Writes what is different here from a precedent. */
export const useDistinguishPrecedent = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<distinguishPrecedentMutation, 'distinguishPrecedent'>(mutation, 'distinguishPrecedent', onDone)
