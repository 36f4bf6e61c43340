import { graphql } from 'react-relay/hooks'
import type { approveRequestMutation } from '~/__generated__/approveRequestMutation.graphql'
import { useAct } from '~/parts/act/use-act'

export const mutation = graphql`
  mutation approveRequestMutation($key: ID!, $input: ApproveRequestInput!) {
    approveRequest(key: $key, input: $input) {
      __typename
      ... on ApproveRequestDone {
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

/** Writes the terms of a yes and signs them; over a decision in force it is an override. */
export const useApproveRequest = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<approveRequestMutation, 'approveRequest'>(mutation, 'approveRequest', onDone)
