import { graphql } from 'react-relay/hooks'
import type { recordHarmMutation } from '~/__generated__/recordHarmMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation recordHarmMutation($key: ID!, $input: RecordHarmInput!) {
    recordHarm(key: $key, input: $input) {
      __typename
      ... on RecordHarmDone {
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

/** Says what came of a decision later. */
export const useRecordHarm = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<recordHarmMutation, 'recordHarm'>(mutation, 'recordHarm', onDone)
