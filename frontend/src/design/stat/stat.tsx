import type { ReactNode } from 'react'
import s from './stat.module.css'

type Props = {
  label: ReactNode
  value: ReactNode
  /** A second line: change against a date, what it is measured against. */
  note?: ReactNode
  tone?: 'good' | 'bad'
  /** A small picture at the right: a spark line. */
  picture?: ReactNode
}

export function Stat({ label, value, note, tone, picture }: Props) {
  return (
    <div className={s.stat}>
      <dt>{label}</dt>
      <dd className={s.value}>{value}</dd>
      {picture && <dd className={s.picture}>{picture}</dd>}
      {note && (
        <dd className={s.note} data-tone={tone}>
          {note}
        </dd>
      )}
    </div>
  )
}

/** Figures side by side in one frame; they wrap by themselves. */
export function Stats({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className={s.stats} aria-label={label}>
      {children}
    </dl>
  )
}
