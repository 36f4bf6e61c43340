import type { ReactNode } from 'react'
import s from './definitions.module.css'

/** Terms with their values, in two columns (`stacked`: under each other, for narrow places). */
export function Definitions({ children, stacked }: { children: ReactNode; stacked?: boolean }) {
  return (
    <dl className={s.list} data-stacked={stacked || undefined}>
      {children}
    </dl>
  )
}

export function Definition({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className={s.row}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
