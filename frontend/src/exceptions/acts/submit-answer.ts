import { graphql } from 'react-relay/hooks'
import type { submitAnswerMutation } from '~/__generated__/submitAnswerMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation submitAnswerMutation($key: ID!, $input: SubmitAnswerInput!) {
    submitAnswer(key: $key, input: $input) {
      __typename
      ... on SubmitAnswerDone {
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

/** Passes the request on to whoever decides. */
export const useSubmitAnswer = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<submitAnswerMutation, 'submitAnswer'>(mutation, 'submitAnswer', onDone)
