import type { ReactNode } from 'react'
import { RecordLink } from './record-link'

type Props = { to: string; seen: unknown; className?: string; children: ReactNode }

/** A record by name: a link for whoever may see it, and only the name for everybody else. */
export function LinkIfSeen({ to, seen, className, children }: Props) {
  return seen ? (
    <RecordLink to={to} className={className}>
      {children}
    </RecordLink>
  ) : (
    <span className={className}>{children}</span>
  )
}
