import { graphql } from 'react-relay/hooks'
import type { appealDecisionMutation } from '~/__generated__/appealDecisionMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation appealDecisionMutation($key: ID!, $input: AppealDecisionInput!) {
    appealDecision(key: $key, input: $input) {
      __typename
      ... on AppealDecisionDone {
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

/** The requester asks somebody with more authority to look again. */
export const useAppealDecision = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<appealDecisionMutation, 'appealDecision'>(mutation, 'appealDecision', onDone)
