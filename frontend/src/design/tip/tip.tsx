import { cloneElement, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { place, type Side } from '../place'
import s from './tip.module.css'

type Props = {
  label: ReactNode
  /** One element that can hold focus. */
  children: ReactElement<{ 'aria-describedby'?: string }>
  side?: Side
}

/**
 * A few words about the thing under the pointer or the focus. Nothing that is needed to act stands only here.
 * Stays open while the pointer is on it, goes with Escape.
 */
export function Tip({ label, children, side = 'top' }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef(0)
  const later = (next: boolean, after: number) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen(next), after)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const element = tip.current
    if (!open || !element) return
    const anchor = element.parentElement?.firstElementChild
    element.showPopover?.()
    if (anchor) place(element, anchor, side, 'center')
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [open, side])
  const described = [children.props['aria-describedby'], open ? id : undefined].filter(Boolean).join(' ')
  return (
    // The element inside holds the focus; the span only hears of it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={s.wrap}
      onMouseEnter={() => later(true, 300)}
      onMouseLeave={() => later(false, 80)}
      onFocus={event => event.target.matches(':focus-visible') && later(true, 0)}
      onBlur={() => later(false, 0)}
    >
      {cloneElement(children, { 'aria-describedby': described || undefined })}
      {open && (
        <span ref={tip} id={id} role="tooltip" popover="manual" className={s.tip}>
          {label}
        </span>
      )}
    </span>
  )
}
