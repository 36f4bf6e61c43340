import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Mark, type Tone } from '../badge/mark'
import { Button } from '../button/button'
import s from './toast.module.css'

type Toast = {
  id: number
  message: string
  tone: Tone
  /** Takes back what just happened. */
  undo?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function change(to: readonly Toast[]) {
  toasts = to
  for (const listener of listeners) listener()
}

const drop = (id: number) => change(toasts.filter(toast => toast.id !== id))

/** Says in passing what happened. What must be read does not belong here. */
export function say(message: string, options: { tone?: Tone; undo?: Toast['undo'] } = {}) {
  change([...toasts.slice(-2), { id: next++, message, tone: options.tone ?? 'good', undo: options.undo }])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where messages appear; stands once, in the shell. */
export function Toasts() {
  const { t } = useLingui()
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <section className={s.stack} aria-live="polite" aria-label={t`Messages`} data-print="hide">
      {shown.map(toast => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

const SECONDS = 8

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useLingui()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => drop(toast.id), SECONDS * 1000)
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
            drop(toast.id)
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <Button size="s" variant="ghost" icon aria-label={t`Close message`} onClick={() => drop(toast.id)}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  )
}
