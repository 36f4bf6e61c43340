import type { ReactNode } from 'react'

export type MenuEntry =
  | 'line'
  | { group: string }
  | {
      label: string
      icon?: ReactNode
      /** Right of the label: a shortcut, a count. */
      end?: ReactNode
      onSelect: () => void
      /** A choice that can be on or off; the menu stays open. */
      checked?: boolean
      /** Why it cannot be chosen now. */
      reason?: string
    }
