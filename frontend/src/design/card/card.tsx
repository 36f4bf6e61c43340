import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../cx'
import s from './card.module.css'

type Props = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  note?: ReactNode
  /** What can be done with the card as a whole, right of its title. */
  acts?: ReactNode
  /** Without the inner margin: for tables and lists that run to the edge. */
  flush?: boolean
  level?: 2 | 3
}

export function Card({ title, note, acts, flush, level = 2, className, children, ...rest }: Props) {
  const Heading = `h${level}` as const
  return (
    <section {...rest} className={cx(s.card, className)} data-flush={flush || undefined}>
      {(title || acts) && (
        <header className={s.head}>
          <div>
            {title && <Heading className={s.title}>{title}</Heading>}
            {note && <p className={s.note}>{note}</p>}
          </div>
          {acts && <div className={s.acts}>{acts}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
