import { graphql } from 'react-relay/hooks'
import type { reviewEmergencyMutation } from '~/__generated__/reviewEmergencyMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation reviewEmergencyMutation($key: ID!, $input: ReviewEmergencyInput!) {
    reviewEmergency(key: $key, input: $input) {
      __typename
      ... on ReviewEmergencyDone {
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

/** Somebody else looked at an emergency go. */
export const useReviewEmergency = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<reviewEmergencyMutation, 'reviewEmergency'>(mutation, 'reviewEmergency', onDone)
