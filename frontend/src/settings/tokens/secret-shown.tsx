import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Dialog } from '~/design/dialog/dialog'
import { useWords } from '~/words'
import s from '../settings.module.css'

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
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret ?? '')
      setCopied(true)
    } catch {
      /* the clipboard is closed: the text can still be selected */
    }
  }
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
          <div className={s.link}>
            <input
              readOnly
              value={secret}
              aria-label={t`Secret of the token`}
              onFocus={event => event.target.select()}
            />
            <Button onClick={() => void copy()}>
              {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
              {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
          </div>
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
