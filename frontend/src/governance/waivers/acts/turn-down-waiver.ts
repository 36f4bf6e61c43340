import { graphql } from 'react-relay/hooks'
import type { turnDownWaiverMutation } from '~/__generated__/turnDownWaiverMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation turnDownWaiverMutation($key: ID!, $input: TurnDownWaiverInput!) {
    turnDownWaiver(key: $key, input: $input) {
      __typename
      ... on TurnDownWaiverDone {
        classWaiver {
          ref
          ...waiverNow_waiver
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

/** Says no to a proposed class waiver. */
export const useTurnDownWaiver = (onDone?: (done: { classWaiver: { ref: string } }) => void) =>
  useAct<turnDownWaiverMutation, 'turnDownWaiver'>(mutation, 'turnDownWaiver', onDone)
