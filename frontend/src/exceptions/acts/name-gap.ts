import { graphql } from 'react-relay/hooks'
import type { nameGapMutation } from '~/__generated__/nameGapMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation nameGapMutation($key: ID!, $input: NameGapInput!) {
    nameGap(key: $key, input: $input) {
      __typename
      ... on NameGapDone {
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

/** "We cannot", named. */
export const useNameGap = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<nameGapMutation, 'nameGap'>(mutation, 'nameGap', onDone)
