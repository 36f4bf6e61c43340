import { graphql } from 'react-relay/hooks'
import type { extendApprovalMutation } from '~/__generated__/extendApprovalMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation extendApprovalMutation($key: ID!, $input: ExtendApprovalInput!) {
    extendApproval(key: $key, input: $input) {
      __typename
      ... on ExtendApprovalDone {
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

/** A later end for an approval in force. */
export const useExtendApproval = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<extendApprovalMutation, 'extendApproval'>(mutation, 'extendApproval', onDone)
