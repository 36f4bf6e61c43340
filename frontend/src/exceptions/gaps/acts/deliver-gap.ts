import { graphql } from 'react-relay/hooks'
import type { deliverGapMutation } from '~/__generated__/deliverGapMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation deliverGapMutation($key: ID!, $input: DeliverGapInput!) {
    deliverGap(key: $key, input: $input) {
      __typename
      ... on DeliverGapDone {
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

/** Says what closed a gap. */
export const useDeliverGap = (onDone?: (done: { capabilityGap: { ref: string } }) => void) =>
  useAct<deliverGapMutation, 'deliverGap'>(mutation, 'deliverGap', onDone)
