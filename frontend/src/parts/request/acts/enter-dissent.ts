import { graphql } from 'react-relay/hooks'
import type { enterDissentMutation } from '~/__generated__/enterDissentMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation enterDissentMutation($key: ID!, $input: EnterDissentInput!) {
    enterDissent(key: $key, input: $input) {
      __typename
      ... on EnterDissentDone {
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

/** What somebody who took part has against a decision, or against how they were directed. */
export const useEnterDissent = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<enterDissentMutation, 'enterDissent'>(mutation, 'enterDissent', onDone)
