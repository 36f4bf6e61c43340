import { graphql } from 'react-relay/hooks'
import type { revokeWaiverMutation } from '~/__generated__/revokeWaiverMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation revokeWaiverMutation($key: ID!, $input: RevokeWaiverInput!) {
    revokeWaiver(key: $key, input: $input) {
      __typename
      ... on RevokeWaiverDone {
        classWaiver {
          ref
          ...waiverNow_waiver
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

/** Ends a class waiver at once. */
export const useRevokeWaiver = (onDone?: (done: { classWaiver: { ref: string } }) => void) =>
  useAct<revokeWaiverMutation, 'revokeWaiver'>(mutation, 'revokeWaiver', onDone)
