import { graphql } from 'react-relay/hooks'
import type { signTermsMutation } from '~/__generated__/signTermsMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation signTermsMutation($key: ID!, $input: SignTermsInput!) {
    signTerms(key: $key, input: $input) {
      __typename
      ... on SignTermsDone {
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

/** Signs terms that somebody else wrote. */
export const useSignTerms = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<signTermsMutation, 'signTerms'>(mutation, 'signTerms', onDone)
