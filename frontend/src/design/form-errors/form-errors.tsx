import { Plural } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import s from './form-errors.module.css'

export type FormError = {
  /** The id of the control it concerns; empty when it concerns the form as a whole. */
  field: string
  message: string
}

/**
 * What stands in the way of sending, on top of the form, each line leading to its field.
 * Takes the focus when `focusKey` changes: count it up each time somebody tries to send.
 */
export function FormErrors({ errors, focusKey }: { errors: FormError[]; focusKey?: number }) {
  const box = useRef<HTMLDivElement>(null)
  const some = errors.length > 0
  const sorted = useInOrder(errors)
  useEffect(() => {
    if (focusKey && some) box.current?.focus()
  }, [focusKey, some])
  if (!some) return null
  return (
    <div ref={box} className={s.box} role="alert" tabIndex={-1}>
      <CircleAlert size={18} aria-hidden />
      <div>
        <h2 className={s.title}>
          <Plural
            value={errors.length}
            one="One thing needs your attention"
            other="# things need your attention"
          />
        </h2>
        <ul className={s.list}>
          {sorted.map(error => (
            <li key={error.field + error.message}>
              {error.field ? (
                <a
                  href={`#${error.field}`}
                  className="link"
                  onClick={event => focusField(event, error.field)}
                >
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** In the order of the fields on the page, whatever order the rules were checked in; what concerns the whole comes first. */
function useInOrder(errors: FormError[]) {
  const [places, setPlaces] = useState<Record<string, number>>({})
  useLayoutEffect(() => {
    const controls = [...document.querySelectorAll('[id]')].map(control => control.id)
    const now = Object.fromEntries(errors.map(({ field }) => [field, controls.indexOf(field)]))
    setPlaces(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  }, [errors])
  return [...errors].sort((a, b) => (places[a.field] ?? -1) - (places[b.field] ?? -1))
}

/** The address stays as it is: the place in the form is no place of its own. */
function focusField(event: React.MouseEvent, field: string) {
  const control = document.getElementById(field)
  event.preventDefault()
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus()
}
