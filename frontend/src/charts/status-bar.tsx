import { Mark, type Tone } from '~/design/badge/mark'
import s from './charts.module.css'

export type StatusPart = { tone: Tone; label: string; count: number; text: string }

/** How many are in which state: lengths for the eye, shape, word and number beside it. */
export function StatusBar({
  label,
  parts,
  words = true,
}: {
  label: string
  parts: readonly StatusPart[]
  words?: boolean
}) {
  const there = parts.filter(part => part.count > 0)
  return (
    <div className={s.status} role="group" aria-label={label}>
      <div className={s.statusBar} aria-hidden>
        {there.map(part => (
          <i key={part.label} data-tone={part.tone} style={{ flexGrow: part.count }} />
        ))}
      </div>
      <ul className={s.statusKey}>
        {there.map(part => (
          <li key={part.label} data-tone={part.tone}>
            <Mark tone={part.tone} />
            <b>{part.text}</b>
            <span className={words ? undefined : 'sr'}>{part.label}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
