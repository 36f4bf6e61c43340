import { graphql } from 'react-relay/hooks'
import type { proposeWaiverMutation } from '~/__generated__/proposeWaiverMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation proposeWaiverMutation($key: ID!, $input: ProposeWaiverInput!) {
    proposeWaiver(key: $key, input: $input) {
      __typename
      ... on ProposeWaiverDone {
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

/** Proposes that a class of cases be excepted from a rule. */
export const useProposeWaiver = (onDone?: (done: { classWaiver: { ref: string } }) => void) =>
  useAct<proposeWaiverMutation, 'proposeWaiver'>(mutation, 'proposeWaiver', onDone)
