import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { Button } from '../button/button'
import type { MenuEntry } from './entries'

export type { MenuEntry } from './entries'

const load = () => import('./popup')
const Popup = lazy(load)

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

/** A button with a list of acts or choices. The list's machinery is fetched when the pointer or the focus comes near. */
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
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const warm = () => void load()
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
        onPointerEnter={warm}
        onFocus={warm}
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
        <Suspense>
          <Popup anchor={button} entries={entries} align={align} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
