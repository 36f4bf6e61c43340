import type { ReactNode } from 'react'
import { Mark, type Tone } from './mark'
import s from './badge.module.css'

export type { Tone } from './mark'

/** A status as shape, word and colour. `quiet` drops the pill, for rows that carry many. */
export function Badge({ tone, children, quiet }: { tone: Tone; children: ReactNode; quiet?: boolean }) {
  return (
    <span className={s.badge} data-tone={tone} data-quiet={quiet || undefined}>
      <Mark tone={tone} />
      {children}
    </span>
  )
}

/** A word without a status: a stage, a role, a kind. */
export function Tag({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span className={s.tag} title={title}>
      {children}
    </span>
  )
}

/** The shape alone, named for those who do not see it. */
export function StatusMark({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className={s.mark} data-tone={tone} role="img" aria-label={label} title={label}>
      <Mark tone={tone} />
    </span>
  )
}
