import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Dialog } from '~/design/dialog/dialog'
import { useWords } from '~/words'
import { ShownOnce } from '../shown-once'

type Props = {
  /** Null where the token was made by a press whose answer got lost. */
  secret: string | null
  name: string
  expiresAt: string
  onClose: () => void
}

/** The secret of a new token, shown once: only a press closes the window. */
export function SecretShown({ secret, name, expiresAt, onClose }: Props) {
  const { t } = useLingui()
  const words = useWords()
  return (
    <Dialog
      open
      firm
      size="m"
      onOpenChange={onClose}
      title={t`The token ${name}`}
      note={t`It works until ${words.dayOf(expiresAt)}.`}
      acts={
        <Button variant="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      {secret ? (
        <Callout tone="good" role="status" title={t`Copy it now: it is not shown again`}>
          <ShownOnce label={t`Secret of the token`} text={secret} />
          <p>
            <Trans>
              Keep it like a password. The program sends it with each request: Authorization: Bearer, and then
              the token.
            </Trans>
          </p>
        </Callout>
      ) : (
        <Callout tone="warn" role="status" title={t`The token was made, but its answer got lost`}>
          <Trans>Nobody can read its secret any more. Revoke it and make another one.</Trans>
        </Callout>
      )}
    </Dialog>
  )
}
