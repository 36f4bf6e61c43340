import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import s from './tabs.module.css'

/** Views of one record. A tab is a link with a path of its own, so it can be sent to somebody. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={s.tabs} aria-label={label} data-print="hide">
      {children}
    </nav>
  )
}

function Anchor({ count, children, ...rest }: ComponentProps<'a'> & { count?: ReactNode }) {
  return (
    <a {...rest} className={s.tab}>
      {children}
      {count !== undefined && <span className={s.count}>{count}</span>}
    </a>
  )
}

/** Takes what the router's Link takes (`to`, `params`, `search`, `activeOptions`) and a `count`. */
export const Tab = createLink(Anchor)
