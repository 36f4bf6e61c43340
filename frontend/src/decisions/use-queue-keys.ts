import { useEffect, useRef, type RefObject } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
  !/^checkbox$/i.test(target.getAttribute('type') ?? '')
const inDialog = () => document.querySelector('[role="dialog"]') !== null

export type QueueKey = 'x' | 'a' | 'd' | 'f'

/**
 * j and k go through the rows of all queues on the page; Enter is the link's own. x, a, d and f are said of the row that
 * has the focus, by its reference; null where none has.
 */
export function useQueueKeys(
  list: RefObject<HTMLElement | null>,
  onKey?: (key: QueueKey, ref: string | null) => void,
) {
  const told = useRef(onKey)
  useEffect(() => {
    told.current = onKey
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return
      const queues = document.querySelectorAll('[data-queue]')
      // one list listens for all
      if (typing(event.target) || inDialog() || queues[0] !== list.current) return
      const rows = [...document.querySelectorAll<HTMLElement>('[data-queue] [data-row]')]
      const at = rows.indexOf(document.activeElement as HTMLElement)
      if (event.key === 'j' || event.key === 'k') {
        const to = at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)
        rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
      } else if (['x', 'a', 'd', 'f'].includes(event.key) && told.current) {
        event.preventDefault()
        told.current(event.key as QueueKey, rows[at]?.dataset.row || null)
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list])
}
