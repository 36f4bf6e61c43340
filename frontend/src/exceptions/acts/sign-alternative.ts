import { graphql } from 'react-relay/hooks'
import type { signAlternativeMutation } from '~/__generated__/signAlternativeMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation signAlternativeMutation($key: ID!, $input: SignAlternativeInput!) {
    signAlternative(key: $key, input: $input) {
      __typename
      ... on SignAlternativeDone {
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

/** One side would stand behind an alternative. */
export const useSignAlternative = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<signAlternativeMutation, 'signAlternative'>(mutation, 'signAlternative', onDone)
