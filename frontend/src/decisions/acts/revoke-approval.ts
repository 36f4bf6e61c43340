import { graphql } from 'react-relay/hooks'
import type { revokeApprovalMutation } from '~/__generated__/revokeApprovalMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation revokeApprovalMutation($key: ID!, $input: RevokeApprovalInput!) {
    revokeApproval(key: $key, input: $input) {
      __typename
      ... on RevokeApprovalDone {
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

/** Takes an approval back, with the reason. */
export const useRevokeApproval = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<revokeApprovalMutation, 'revokeApproval'>(mutation, 'revokeApproval', onDone)
