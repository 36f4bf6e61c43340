import { graphql } from 'react-relay/hooks'
import type { confirmNeedMutation } from '~/__generated__/confirmNeedMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation confirmNeedMutation($key: ID!, $input: ConfirmNeedInput!) {
    confirmNeed(key: $key, input: $input) {
      __typename
      ... on ConfirmNeedDone {
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

/** Yes, this is what I need. */
export const useConfirmNeed = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<confirmNeedMutation, 'confirmNeed'>(mutation, 'confirmNeed', onDone)
