import { graphql } from 'react-relay/hooks'
import type { statePhiMutation } from '~/__generated__/statePhiMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation statePhiMutation($key: ID!, $input: StatePhiInput!) {
    statePhi(key: $key, input: $input) {
      __typename
      ... on StatePhiDone {
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

/** Which share of the burn stands idle. */
export const useStatePhi = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<statePhiMutation, 'statePhi'>(mutation, 'statePhi', onDone)
