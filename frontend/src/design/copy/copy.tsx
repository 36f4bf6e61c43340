import { useLingui } from '@lingui/react/macro'
import { Check, Copy as CopyIcon } from 'lucide-react'
import { useState } from 'react'
import s from './copy.module.css'

/** A reference that can be taken along: REQ-2041. */
export function CopyRef({ value }: { value: string }) {
  const { t } = useLingui()
  const [done, setDone] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setDone(true)
      setTimeout(() => setDone(false), 1600)
    } catch {
      /* the clipboard is closed: the text can still be selected */
    }
  }
  return (
    <span className={s.ref}>
      <span className="num">{value}</span>
      <button type="button" className={s.copy} aria-label={t`Copy ${value}`} onClick={() => void copy()}>
        {done ? <Check size={12} aria-hidden /> : <CopyIcon size={12} aria-hidden />}
      </button>
      <span className="sr" role="status">
        {done ? t`Copied` : ''}
      </span>
    </span>
  )
}
