import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Place } from './places'

/** A link to the records behind a figure. */
export function Drill({
  at,
  className = 'link',
  children,
}: {
  at: Place
  className?: string
  children: ReactNode
}) {
  return (
    <Link to={at.to} search={(at.search ?? {}) as never} className={className}>
      {children}
    </Link>
  )
}
