import type { ReactNode } from 'react'
import s from './empty.module.css'

type Props = {
  icon?: ReactNode
  title: ReactNode
  /** Teaches: what will stand here, and how it gets here. */
  children?: ReactNode
  /** The one act that helps. */
  act?: ReactNode
  level?: 2 | 3
}

export function Empty({ icon, title, children, act, level = 2 }: Props) {
  const Heading = `h${level}` as const
  return (
    <div className={s.empty}>
      {icon && (
        <span className={s.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Heading className={s.title}>{title}</Heading>
      {children && <div className={s.text}>{children}</div>}
      {act && <div className={s.act}>{act}</div>}
    </div>
  )
}
