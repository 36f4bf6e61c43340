import { useLayoutEffect, useState } from 'react'

/** The width of an element in pixels, followed while it changes; `initial` until it is laid out. */
export function useWidth<T extends HTMLElement>(initial = 600) {
  const [element, ref] = useState<T | null>(null)
  return [ref, useWidthOf(element, initial)] as const
}

/** The same for an element that somebody else holds. */
export function useWidthOf(element: HTMLElement | null, initial: number) {
  const [width, setWidth] = useState(initial)
  useLayoutEffect(() => {
    if (!element) return
    setWidth(element.clientWidth || initial)
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, initial])
  return width
}
