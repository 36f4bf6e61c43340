import { graphql } from 'react-relay/hooks'
import type { withdrawAnswerMutation } from '~/__generated__/withdrawAnswerMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation withdrawAnswerMutation($key: ID!, $input: WithdrawAnswerInput!) {
    withdrawAnswer(key: $key, input: $input) {
      __typename
      ... on WithdrawAnswerDone {
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

/** A decline or deferral that waits for its helper is taken back. */
export const useWithdrawAnswer = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<withdrawAnswerMutation, 'withdrawAnswer'>(mutation, 'withdrawAnswer', onDone)
