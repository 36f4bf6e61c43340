import { graphql } from 'react-relay/hooks'
import type { restateNeedMutation } from '~/__generated__/restateNeedMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation restateNeedMutation($key: ID!, $input: RestateNeedInput!) {
    restateNeed(key: $key, input: $input) {
      __typename
      ... on RestateNeedDone {
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

/** The provider says the need in own words. */
export const useRestateNeed = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<restateNeedMutation, 'restateNeed'>(mutation, 'restateNeed', onDone)
