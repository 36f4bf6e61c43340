import { graphql } from 'react-relay/hooks'
import type { grantWaiverMutation } from '~/__generated__/grantWaiverMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation grantWaiverMutation($key: ID!, $input: GrantWaiverInput!) {
    grantWaiver(key: $key, input: $input) {
      __typename
      ... on GrantWaiverDone {
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

/** Lets a class waiver cover, as it was proposed. */
export const useGrantWaiver = (onDone?: (done: { classWaiver: { ref: string } }) => void) =>
  useAct<grantWaiverMutation, 'grantWaiver'>(mutation, 'grantWaiver', onDone)
