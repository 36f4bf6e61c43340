import { useId, useRef, useState, type ReactNode } from 'react'
import { place, type Side } from '../place'
import s from './popover.module.css'

type Props = {
  /** What is pressed: text or an icon; it becomes a button. */
  trigger: ReactNode
  /** Names both the button's panel and, when `trigger` is an icon, the button. */
  label: string
  className?: string
  side?: Side
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}

/** A small panel beside a button: closes with Escape or a press elsewhere, and gives the focus back. */
export function Popover({ trigger, label, className, side = 'bottom', align = 'start', children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const toggle = () => {
    if (panel.current?.togglePopover) panel.current.togglePopover()
    else setOpen(!open)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={id}
        aria-haspopup="dialog"
        title={label}
        onClick={toggle}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        role="dialog"
        aria-label={label}
        popover="auto"
        className={s.panel}
        onToggle={event => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open' && panel.current && button.current) {
            place(panel.current, button.current, side, align)
          }
        }}
      >
        {open && children}
      </div>
    </>
  )
}
