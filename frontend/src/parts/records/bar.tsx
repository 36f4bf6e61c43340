import type { ReactNode } from 'react'
import s from './records.module.css'

/** What stands over a list: search and filters at the left, tools at the right. */
export function ListBar({ children, tools }: { children: ReactNode; tools?: ReactNode }) {
  return (
    <div className={s.bar} data-print="hide">
      <div className={s.filters}>{children}</div>
      {tools && <div className={s.tools}>{tools}</div>}
    </div>
  )
}

/** How many there are in all of the filter, and what they add up to. */
export function ListTotals({ children }: { children: ReactNode }) {
  return (
    <div className={s.totals} role="status">
      {children}
    </div>
  )
}

/** A list with its peek panel beside it. */
export function ListSplit({ children, peek }: { children: ReactNode; peek?: ReactNode }) {
  return (
    <div className={s.split}>
      <div className={s.list}>{children}</div>
      {peek}
    </div>
  )
}
