import { graphql } from 'react-relay/hooks'
import type { mergeGapMutation } from '~/__generated__/mergeGapMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation mergeGapMutation($key: ID!, $input: MergeGapInput!) {
    mergeGap(key: $key, input: $input) {
      __typename
      ... on MergeGapDone {
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

/** Joins two names of one gap. */
export const useMergeGap = (onDone?: (done: { capabilityGap: { ref: string } }) => void) =>
  useAct<mergeGapMutation, 'mergeGap'>(mutation, 'mergeGap', onDone)
