import { graphql } from 'react-relay/hooks'
import type { correctNeedMutation } from '~/__generated__/correctNeedMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation correctNeedMutation($key: ID!, $input: CorrectNeedInput!) {
    correctNeed(key: $key, input: $input) {
      __typename
      ... on CorrectNeedDone {
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

/** Not quite: what is different. */
export const useCorrectNeed = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<correctNeedMutation, 'correctNeed'>(mutation, 'correctNeed', onDone)
