import { graphql } from 'react-relay/hooks'
import type { meetConditionMutation } from '~/__generated__/meetConditionMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation meetConditionMutation($key: ID!, $input: MeetConditionInput!) {
    meetCondition(key: $key, input: $input) {
      __typename
      ... on MeetConditionDone {
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

/** Evidence that a condition was met. */
export const useMeetCondition = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<meetConditionMutation, 'meetCondition'>(mutation, 'meetCondition', onDone)
