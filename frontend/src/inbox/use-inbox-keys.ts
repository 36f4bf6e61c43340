import { useEffect, type RefObject } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** j and k go through the rows, e marks the row as read or unread; Enter is the link's own. */
export function useInboxKeys(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.findIndex(row => row.closest('li')?.contains(document.activeElement))
      if (event.key === 'j' || event.key === 'k') {
        const to = at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)
        rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
      }
      if (event.key === 'e') rows[at]?.closest('li')?.querySelector<HTMLElement>('[data-mark]')?.click()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list])
}
