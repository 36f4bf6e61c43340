import { useRef, type KeyboardEvent, type RefObject } from 'react'

const TYPED_MS = 600

/** Arrows, Home and End move through a menu; letters jump to what begins with them; Escape and Tab close it. */
export function useMenuKeys(list: RefObject<HTMLElement | null>, close: () => void) {
  const typed = useRef({ text: '', at: 0 })
  return (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const here = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      items.at(to >= items.length ? 0 : to)?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const fresh = event.timeStamp - typed.current.at > TYPED_MS
      typed.current = {
        text: (fresh ? '' : typed.current.text) + event.key.toLowerCase(),
        at: event.timeStamp,
      }
      const found = items.find(item => item.textContent?.trim().toLowerCase().startsWith(typed.current.text))
      found?.focus()
    }
  }
}
