import { graphql } from 'react-relay/hooks'
import type { reviseAlternativeMutation } from '~/__generated__/reviseAlternativeMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation reviseAlternativeMutation($key: ID!, $input: ReviseAlternativeInput!) {
    reviseAlternative(key: $key, input: $input) {
      __typename
      ... on ReviseAlternativeDone {
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

/** The alternative as it should stand; the version before is kept. */
export const useReviseAlternative = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<reviseAlternativeMutation, 'reviseAlternative'>(mutation, 'reviseAlternative', onDone)
