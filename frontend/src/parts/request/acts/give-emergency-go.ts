import { graphql } from 'react-relay/hooks'
import type { giveEmergencyGoMutation } from '~/__generated__/giveEmergencyGoMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation giveEmergencyGoMutation($key: ID!, $input: GiveEmergencyGoInput!) {
    giveEmergencyGo(key: $key, input: $input) {
      __typename
      ... on GiveEmergencyGoDone {
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

/** Lets it go ahead at once, for hours. */
export const useGiveEmergencyGo = (onDone?: (done: { exceptionRequest: { ref: string } }) => void) =>
  useAct<giveEmergencyGoMutation, 'giveEmergencyGo'>(mutation, 'giveEmergencyGo', onDone)
