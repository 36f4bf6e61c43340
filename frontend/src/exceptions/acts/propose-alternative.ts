import { graphql } from 'react-relay/hooks'
import type { proposeAlternativeMutation } from '~/__generated__/proposeAlternativeMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation proposeAlternativeMutation($key: ID!, $input: ProposeAlternativeInput!) {
    proposeAlternative(key: $key, input: $input) {
      __typename
      ... on ProposeAlternativeDone {
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

/** An option that would meet the need. */
export const useProposeAlternative = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<proposeAlternativeMutation, 'proposeAlternative'>(mutation, 'proposeAlternative', onDone)
