import type { ReactNode } from 'react'
import { Mark, type Tone } from '../badge/mark'
import s from './callout.module.css'

type Props = {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  acts?: ReactNode
  /** `alert` for what just went wrong, `status` for what just went right. */
  role?: 'alert' | 'status' | 'note'
}

export function Callout({ tone = 'info', title, children, acts, role = 'note' }: Props) {
  return (
    <div className={s.callout} data-tone={tone} role={role}>
      <Mark tone={tone} size={16} />
      <div className={s.text}>
        {title && <p className={s.title}>{title}</p>}
        {children && <div className={s.body}>{children}</div>}
      </div>
      {acts && <div className={s.acts}>{acts}</div>}
    </div>
  )
}
