import { useId, type ComponentProps, type ReactNode } from 'react'
import { createLink } from '@tanstack/react-router'
import { cx } from '../cx'
import { Tip } from '../tip/tip'
import { Reason } from './reason'
import s from './button.module.css'

type Look = {
  variant?: 'primary' | 'default' | 'ghost' | 'danger'
  size?: 's' | 'm' | 'l'
  /** Only an icon inside: give it an `aria-label`. */
  icon?: boolean
}
type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  Look & {
    /** Work is under way: the button says so, stays focused and takes no second press. */
    busy?: boolean
    /** Why it may not be pressed. The button stays there and can be focused, so that the reason can be read. */
    reason?: ReactNode
    /** Who can do it instead. */
    whoCan?: ReactNode
  }

const look = ({ variant = 'default', size = 'm', icon }: Look) => ({
  'data-variant': variant,
  'data-size': size,
  'data-icon': icon || undefined,
})

export function Button({
  variant,
  size,
  icon,
  busy,
  reason,
  whoCan,
  className,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const closed = Boolean(reason) || busy
  const button = (
    <button
      {...rest}
      {...look({ variant, size, icon })}
      type={type}
      className={cx(s.button, className)}
      aria-disabled={closed || undefined}
      aria-busy={busy || undefined}
      aria-describedby={reason ? reasonId : rest['aria-describedby']}
      onClick={event => {
        if (closed) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className={s.spinner} aria-hidden />}
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <>
      <Tip label={<Reason reason={reason} whoCan={whoCan} />}>{button}</Tip>
      <span id={reasonId} className="sr">
        <Reason reason={reason} whoCan={whoCan} />
      </span>
    </>
  )
}

function Anchor({ variant, size, icon, className, ...rest }: ComponentProps<'a'> & Look) {
  return (
    <a {...rest} {...look({ variant, size, icon })} className={cx(s.button, className)}>
      {rest.children}
    </a>
  )
}

/** A link that looks like a button: for going somewhere, never for acting. Takes what the router's Link takes. */
export const ButtonLink = createLink(Anchor)
