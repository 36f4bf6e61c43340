import { useEffect, useRef, type RefObject } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
  !/^checkbox$/i.test(target.getAttribute('type') ?? '')
/** Closed panels stay in the page; only what is open takes the keys. */
const inDialog = () =>
  document.querySelector('[role="dialog"]:popover-open, [role="dialog"][data-open], [role="menu"]') !== null

export type QueueKey = 'x' | 'a' | 'd' | 'f'
type Told = {
  onKey?: ((key: QueueKey, ref: string | null) => void) | undefined
  onPeek: (ref: string) => void
}

/** All rows of all queues on the page, in their order; the way to more of them is one without a reference. */
const rowsOfPage = () => [...document.querySelectorAll<HTMLElement>('[data-queue] [data-row]')]

/**
 * j and k go through the rows of all queues on the page; Enter and Space look at the one that has the focus, o opens its
 * page. x, a, d and f are said of it, by its reference; null where none has the focus.
 */
export function useQueueKeys(list: RefObject<HTMLElement | null>, { onKey, onPeek }: Told) {
  const told = useRef<Told>({ onKey, onPeek })
  useEffect(() => {
    told.current = { onKey, onPeek }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat || event.defaultPrevented) return
      if (typing(event.target) || inDialog()) return
      const rows = rowsOfPage()
      const row = rows.find(each => each === document.activeElement)
      const mine = row ? list.current?.contains(row) : document.querySelector('[data-queue]') === list.current
      if (!mine) return // one list listens for each row, the first where none has the focus
      const ref = row?.dataset.row || null
      const { key } = event
      if (key === 'j' || key === 'k') {
        const to = row ? rows.indexOf(row) + (key === 'j' ? 1 : -1) : 0
        rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
      } else if (ref && (key === 'Enter' || key === ' ')) {
        event.preventDefault()
        told.current.onPeek(ref)
      } else if (ref && key === 'o') row?.click()
      else if (['x', 'a', 'd', 'f'].includes(key) && told.current.onKey) {
        event.preventDefault()
        told.current.onKey(key as QueueKey, ref)
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list])
}
