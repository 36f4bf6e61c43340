import type { ReactNode } from 'react'
import s from './charts.module.css'

export type Bar = {
  id: string
  label: ReactNode
  value: number
  /** The value in words, at the bar's end. */
  text: string
  tone?: 'accent' | 'good' | 'warn' | 'bad' | 'none'
}

/** Amounts side by side, each with its name and value: a list that is also a picture. */
export function BarChart({ label, bars, max }: { label: string; bars: readonly Bar[]; max?: number }) {
  const most = max ?? Math.max(...bars.map(bar => bar.value), 0)
  return (
    <ul className={s.bars} aria-label={label}>
      {bars.map(bar => (
        <li key={bar.id}>
          <span className={s.barLabel}>{bar.label}</span>
          <span className={s.barTrack} aria-hidden>
            <i
              data-tone={bar.tone ?? 'accent'}
              style={{ width: `${most > 0 ? (bar.value / most) * 100 : 0}%` }}
            />
          </span>
          <span className={s.barText}>{bar.text}</span>
        </li>
      ))}
    </ul>
  )
}
