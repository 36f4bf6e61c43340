import { graphql } from 'react-relay/hooks'
import type { upholdDecisionMutation } from '~/__generated__/upholdDecisionMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation upholdDecisionMutation($key: ID!, $input: UpholdDecisionInput!) {
    upholdDecision(key: $key, input: $input) {
      __typename
      ... on UpholdDecisionDone {
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

/** Confirms what was appealed, with the day on which the requester hears next. */
export const useUpholdDecision = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<upholdDecisionMutation, 'upholdDecision'>(mutation, 'upholdDecision', onDone)
