import { graphql } from 'react-relay/hooks'
import type { directDecisionMutation } from '~/__generated__/directDecisionMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation directDecisionMutation($key: ID!, $input: DirectDecisionInput!) {
    directDecision(key: $key, input: $input) {
      __typename
      ... on DirectDecisionDone {
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

/** A superior tells somebody by name what to decide. */
export const useDirectDecision = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<directDecisionMutation, 'directDecision'>(mutation, 'directDecision', onDone)
