import { graphql } from 'react-relay/hooks'
import type { planGapMutation } from '~/__generated__/planGapMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation planGapMutation($key: ID!, $input: PlanGapInput!) {
    planGap(key: $key, input: $input) {
      __typename
      ... on PlanGapDone {
        capabilityGap {
          ref
          ...gapNow_gap
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

/** Gives a gap an owner, a date and a project. */
export const usePlanGap = (onDone?: (done: { capabilityGap: { ref: string } }) => void) =>
  useAct<planGapMutation, 'planGap'>(mutation, 'planGap', onDone)
