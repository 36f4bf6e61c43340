import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '../button/button'
import { place } from '../place'
import type { MenuEntry } from './entries'
import { MenuItem } from './menu-item'
import s from './menu.module.css'
import { useMenuKeys } from './use-menu-keys'

export type { MenuEntry } from './entries'

type Props = {
  /** What stands on the button. */
  children: ReactNode
  label?: string
  entries: MenuEntry[]
  variant?: 'default' | 'ghost'
  size?: 's' | 'm'
  icon?: boolean
  align?: 'start' | 'end'
  className?: string
}

/**
 * A button with a list of acts or choices. Our own on the platform's popover: the library's leaves focus guards behind
 * that accessibility checks refuse, and weighs 50 KiB.
 */
export function Menu({
  children,
  label,
  entries,
  variant = 'default',
  size,
  icon,
  align = 'start',
  className,
}: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = useMenuKeys(list, close)
  useEffect(() => {
    const element = list.current
    if (!open || !element) return
    element.showPopover?.()
    if (button.current) place(element, button.current, 'bottom', align)
    element.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }, [open, align])
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        size={size}
        icon={icon}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children}
      </Button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          popover="auto"
          className={s.popup}
          onKeyDown={onKeyDown}
          onToggle={event => event.newState === 'closed' && setOpen(false)}
        >
          {entries.map((entry, index) => (
            <MenuItem key={index} entry={entry} onChosen={close} />
          ))}
        </div>
      )}
    </>
  )
}
