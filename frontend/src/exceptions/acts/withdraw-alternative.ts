import { graphql } from 'react-relay/hooks'
import type { withdrawAlternativeMutation } from '~/__generated__/withdrawAlternativeMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation withdrawAlternativeMutation($key: ID!, $input: WithdrawAlternativeInput!) {
    withdrawAlternative(key: $key, input: $input) {
      __typename
      ... on WithdrawAlternativeDone {
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

/** Takes back an alternative that one proposed. */
export const useWithdrawAlternative = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<withdrawAlternativeMutation, 'withdrawAlternative'>(mutation, 'withdrawAlternative', onDone)
