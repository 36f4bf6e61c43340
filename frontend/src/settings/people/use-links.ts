import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import type { useLinksInviteMutation } from '~/__generated__/useLinksInviteMutation.graphql'
import type { useLinksResetMutation } from '~/__generated__/useLinksResetMutation.graphql'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'

const inviting = graphql`
  mutation useLinksInviteMutation($key: ID!, $input: InviteInput!) {
    invite(key: $key, input: $input) {
      __typename
      ... on LinkIssued {
        token
        expiresAt
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
      ... on Refusal {
        message
      }
    }
  }
`
const resetting = graphql`
  mutation useLinksResetMutation($key: ID!, $input: ResetPasswordInput!) {
    resetPassword(key: $key, input: $input) {
      __typename
      ... on LinkIssued {
        token
        expiresAt
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
      ... on Refusal {
        message
      }
    }
  }
`
type Issued = { readonly token?: string | null; readonly expiresAt?: string | null }
/** `address` is null when the link was made by a press whose answer got lost: then a new one must be made. */
export type ShownLink = { address: string | null; expiresAt: string | null }

/** The two links that can be made for a person. The token is told once, so it is kept only while the dialog is open. */
export function useLinks(personId: string) {
  const [link, setLink] = useState<ShownLink | null>(null)
  const readAnew = useReadAnew()
  const show = (path: string) => (issued: Issued) => {
    const address = issued.token ? `${location.origin}/${path}/${issued.token}` : null
    setLink({ address, expiresAt: issued.expiresAt ?? null })
    readAnew()
  }
  const invite = useAct<useLinksInviteMutation, 'invite'>(inviting, 'invite', show('invitation'))
  const reset = useAct<useLinksResetMutation, 'resetPassword'>(resetting, 'resetPassword', show('reset'))
  const refused = invite.refusal ? invite : reset
  return {
    link,
    busy: invite.busy || reset.busy,
    refusal: refused.refusal,
    retry: refused.retry,
    invite: () => invite.send({ personId }),
    reset: () => reset.send({ personId }),
  }
}
