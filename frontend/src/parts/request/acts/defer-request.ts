import { graphql } from 'react-relay/hooks'
import type { deferRequestMutation } from '~/__generated__/deferRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

export const mutation = graphql`
  mutation deferRequestMutation($key: ID!, $input: DeferRequestInput!) {
    deferRequest(key: $key, input: $input) {
      __typename
      ... on DeferRequestDone {
        exceptionRequest {
          ref
          state
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

/** A "later" with date, owner, trigger and interim relief. */
export const useDeferRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<deferRequestMutation, 'deferRequest'>(mutation, 'deferRequest', onDone)
