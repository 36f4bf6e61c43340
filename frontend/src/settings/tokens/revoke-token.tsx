import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import type { revokeTokenMutation } from '~/__generated__/revokeTokenMutation.graphql'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { RefusalView } from '~/parts/refusal/refusal-view'

const mutation = graphql`
  mutation revokeTokenMutation($key: ID!, $input: RevokeTokenInput!) {
    revokeToken(key: $key, input: $input) {
      __typename
      ... on RevokeTokenDone {
        personalToken {
          ...tokenRow_token
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
      ... on Refusal {
        message
      }
    }
  }
`

/** Asks once, with the consequence; there is no way back. */
export function RevokeToken({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useLingui()
  const act = useAct<revokeTokenMutation, 'revokeToken'>(mutation, 'revokeToken', () => {
    say(t`${name} was revoked`)
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t`Revoke ${name}?`}
      note={t`Whatever signs in with this token stops working at once, and it cannot be brought back.`}
      acts={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="danger" busy={act.busy} onClick={() => void act.send({ tokenId: id })}>
            <Trans>Revoke now</Trans>
          </Button>
        </>
      }
    >
      {act.refusal && <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />}
    </Dialog>
  )
}
