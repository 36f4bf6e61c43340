import { graphql } from 'react-relay/hooks'
import type { recordOutsideAnswerMutation } from '~/__generated__/recordOutsideAnswerMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation recordOutsideAnswerMutation($key: ID!, $input: RecordOutsideAnswerInput!) {
    recordOutsideAnswer(key: $key, input: $input) {
      __typename
      ... on RecordOutsideAnswerDone {
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

/** Puts on the request what the authority outside answered. */
export const useRecordOutsideAnswer = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<recordOutsideAnswerMutation, 'recordOutsideAnswer'>(mutation, 'recordOutsideAnswer', onDone)
