import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { useWords } from '~/words'
import type { ShownLink } from './use-links'
import s from '../settings.module.css'

/** A link that works once, shown once, to be sent by hand: the product sends no mail. */
export function OneTimeLink({ address, expiresAt, name }: ShownLink & { name: string }) {
  const { t } = useLingui()
  const words = useWords()
  const [copied, setCopied] = useState(false)
  if (!address)
    return (
      <Callout tone="warn" role="status" title={t`The link was made, but its answer got lost`}>
        <Trans>Nobody can read it any more. Make another one; the first then stops working.</Trans>
      </Callout>
    )
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      /* the clipboard is closed: the text can still be selected */
    }
  }
  return (
    <Callout tone="good" role="status" title={t`Send this link to ${name}`}>
      <div className={s.link}>
        <input
          readOnly
          value={address}
          aria-label={t`One-time link`}
          onFocus={event => event.target.select()}
        />
        <Button onClick={() => void copy()}>
          {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </div>
      <p>
        <Trans>It is shown only now and works once.</Trans>{' '}
        {expiresAt && <Trans>Until {words.momentWithZone(expiresAt)}.</Trans>}
      </p>
    </Callout>
  )
}
