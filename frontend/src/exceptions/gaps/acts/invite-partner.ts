import { graphql } from 'react-relay/hooks'
import type { invitePartnerMutation } from '~/__generated__/invitePartnerMutation.graphql'
import { useAct } from '~/parts/act/use-act'

const mutation = graphql`
  mutation invitePartnerMutation($key: ID!, $input: InvitePartnerInput!) {
    invitePartner(key: $key, input: $input) {
      __typename
      ... on InvitePartnerDone {
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

/** Invites whoever met a gap. */
export const useInvitePartner = (onDone?: (done: { capabilityGap: { ref: string } }) => void) =>
  useAct<invitePartnerMutation, 'invitePartner'>(mutation, 'invitePartner', onDone)
