import { graphql } from 'react-relay/hooks'
import type { markAlternativeMutation } from '~/__generated__/markAlternativeMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation markAlternativeMutation($key: ID!, $input: MarkAlternativeInput!) {
    markAlternative(key: $key, input: $input) {
      __typename
      ... on MarkAlternativeDone {
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

/** Whether an alternative is a real one for the requester. */
export const useMarkAlternative = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<markAlternativeMutation, 'markAlternative'>(mutation, 'markAlternative', onDone)
