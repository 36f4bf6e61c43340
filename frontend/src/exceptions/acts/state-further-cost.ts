import { graphql } from 'react-relay/hooks'
import type { stateFurtherCostMutation } from '~/__generated__/stateFurtherCostMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation stateFurtherCostMutation($key: ID!, $input: StateFurtherCostInput!) {
    stateFurtherCost(key: $key, input: $input) {
      __typename
      ... on StateFurtherCostDone {
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

/** What waiting costs beside the burn. */
export const useStateFurtherCost = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<stateFurtherCostMutation, 'stateFurtherCost'>(mutation, 'stateFurtherCost', onDone)
