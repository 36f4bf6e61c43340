import type { KeyboardEvent } from 'react'

type Moves = {
  count: number
  active: number
  onMove: (index: number) => void
  onEnter: (index: number) => void
  onToggle: (index: number) => void
  onEscape: () => void
}

const PAGE = 12

/** The keys of a table: only while the table itself holds the focus, never while one types in a cell. */
export function useTableKeys({ count, active, onMove, onEnter, onToggle, onEscape }: Moves) {
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + PAGE,
    PageUp: active - PAGE,
    Home: 0,
    End: count - 1,
  }
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return
    const to = steps[event.key]
    if (to !== undefined) onMove(Math.max(0, Math.min(count - 1, to)))
    else if (event.key === 'Enter') onEnter(active)
    else if (event.key === ' ' || event.key === 'x') onToggle(active)
    else if (event.key === 'Escape') return onEscape()
    else return
    event.preventDefault()
  }
}
