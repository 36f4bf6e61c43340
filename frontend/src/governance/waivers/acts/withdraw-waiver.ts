import { graphql } from 'react-relay/hooks'
import type { withdrawWaiverMutation } from '~/__generated__/withdrawWaiverMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation withdrawWaiverMutation($key: ID!, $input: WithdrawWaiverInput!) {
    withdrawWaiver(key: $key, input: $input) {
      __typename
      ... on WithdrawWaiverDone {
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

/** Takes back what one proposed. */
export const useWithdrawWaiver = (onDone?: (done: { classWaiver: { ref: string } }) => void) =>
  useAct<withdrawWaiverMutation, 'withdrawWaiver'>(mutation, 'withdrawWaiver', onDone)
