import { useState, type KeyboardEvent } from 'react'

/**
 * One Tab stop for all points of a chart: the arrows move between them in the order given.
 * `at` is the point under the focus or the pointer.
 */
export function usePoints(count: number) {
  const [stop, setStop] = useState(0)
  const [at, setAt] = useState<number | null>(null)
  const move = (event: KeyboardEvent<SVGElement>, to: number) => {
    event.preventDefault()
    const next = Math.max(0, Math.min(count - 1, to))
    setStop(next)
    const points = event.currentTarget.ownerSVGElement?.querySelectorAll<SVGElement>('[data-point]')
    points?.[next]?.focus()
  }
  const point = (index: number) => ({
    'data-point': index,
    tabIndex: index === Math.min(stop, count - 1) ? 0 : -1,
    onFocus: () => {
      setStop(index)
      setAt(index)
    },
    onBlur: () => setAt(null),
    onMouseEnter: () => setAt(index),
    onMouseLeave: () => setAt(null),
    onKeyDown: (event: KeyboardEvent<SVGElement>) => {
      if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(event, index + 1)
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(event, index - 1)
      else if (event.key === 'Home') move(event, 0)
      else if (event.key === 'End') move(event, count - 1)
      else if (event.key === 'Escape') setAt(null)
    },
  })
  return { at, point }
}
