import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useEffect, useState, type CSSProperties } from 'react'
import { Mark } from '../badge/mark'
import { Button } from '../button/button'
import { dropToast, type Toast } from './toast'
import { useLift } from './use-lift'
import s from './toast.module.css'

const SECONDS = 8

export default function ToastLines({ toasts }: { toasts: readonly Toast[] }) {
  const lift = useLift()
  return (
    <div className={s.stack} style={{ '--lift': `${lift}px` } as CSSProperties}>
      {toasts.map(toast => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

/** Goes by itself, but not while the pointer or the focus is on it. */
function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useLingui()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dropToast(toast.id), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [toast.id, held])
  return (
    // Holding the pointer over it only keeps it longer.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={s.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Mark tone={toast.tone} size={14} />
      <span>{toast.message}</span>
      {toast.undo && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => {
            toast.undo?.run()
            dropToast(toast.id)
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <Button size="s" variant="ghost" icon aria-label={t`Close message`} onClick={() => dropToast(toast.id)}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  )
}
