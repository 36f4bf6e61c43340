import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Props = {
  /** The path of a record, as people see it: /projects/P-0007. */
  to: string
  search?: Record<string, string>
  className?: string
  children: ReactNode
}

/** A link to a record of another room, whose routes this one does not know. */
export function RecordLink({ to, search, className = 'link', children }: Props) {
  return (
    <Link to={to} search={search as never} className={className}>
      {children}
    </Link>
  )
}
