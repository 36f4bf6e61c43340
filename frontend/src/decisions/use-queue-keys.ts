import { useEffect, type RefObject } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** j and k go through the rows of all queues on the page; Enter is the link's own. */
export function useQueueKeys(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!['j', 'k'].includes(event.key) || event.metaKey || event.ctrlKey || event.altKey) return
      const queues = document.querySelectorAll('[data-queue]')
      // one list listens for all
      if (typing(event.target) || queues[0] !== list.current) return
      const rows = [...document.querySelectorAll<HTMLElement>('[data-queue] [data-row]')]
      const at = rows.indexOf(document.activeElement as HTMLElement)
      const to = at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)
      rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list])
}
