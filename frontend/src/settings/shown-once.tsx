import { Trans } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import s from './settings.module.css'

/** A text that is shown once, to be copied. */
export function ShownOnce({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      /* the clipboard is closed: the text can still be selected */
    }
  }
  return (
    <div className={s.link}>
      <input readOnly value={text} aria-label={label} onFocus={event => event.target.select()} />
      <Button onClick={() => void copy()}>
        {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
      </Button>
    </div>
  )
}
