import type { ReactNode } from 'react'
import s from './timeline.module.css'

type EventProps = {
  /** What happened, in a sentence. */
  title: ReactNode
  /** When and by whom. */
  note?: ReactNode
  icon?: ReactNode
  state?: 'past' | 'now' | 'future'
  children?: ReactNode
}

export const Timeline = ({ label, children }: { label: string; children: ReactNode }) => (
  <ol className={s.line} aria-label={label}>
    {children}
  </ol>
)

export function TimelineEvent({ title, note, icon, state = 'past', children }: EventProps) {
  return (
    <li className={s.event} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={s.dot} data-icon={icon ? true : undefined} aria-hidden>
        {icon}
      </span>
      <div className={s.text}>
        <p className={s.title}>{title}</p>
        {note && <p className={s.note}>{note}</p>}
        {children && <div className={s.body}>{children}</div>}
      </div>
    </li>
  )
}
