import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import s from './steps.module.css'

type Props = {
  names: ReactNode[]
  now: number
  /** The furthest step reached: up to it, steps can be gone back to. */
  reached?: number
  onGo?: (step: number) => void
}

/** Where one is in a form of several steps. */
export function Steps({ names, now, reached = now, onGo }: Props) {
  const { t } = useLingui()
  return (
    <ol className={s.steps} aria-label={t`Steps`}>
      {names.map((name, step) => {
        const state = step < now ? 'done' : step === now ? 'now' : 'todo'
        const open = onGo && step <= reached && step !== now
        const words = (
          <span className={s.name}>
            {state === 'done' && <Check size={14} strokeWidth={2.6} aria-label={t`Done`} />}
            {step + 1}. {name}
          </span>
        )
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {open ? (
              <button type="button" onClick={() => onGo(step)}>
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        )
      })}
    </ol>
  )
}
