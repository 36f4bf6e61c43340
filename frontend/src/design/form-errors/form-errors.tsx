import { Plural, Trans } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useContext, useEffect, useRef } from 'react'
import { controlOf, FieldScope } from '../field/field-scope'
import { useInOrder, useLabels } from './use-in-order'
import { useTold } from './use-told'
import s from './form-errors.module.css'

export type FormError = {
  /** The id of the control it concerns; empty when it concerns the form as a whole. */
  field: string
  message: string
}

/**
 * What stands in the way of sending, on top of the form, each line leading to its field.
 * Takes the focus when `focusKey` changes: count it up each time somebody tries to send. What is mended since then is
 * struck through and keeps its place, so that nothing moves under the hand.
 */
export function FormErrors({ errors, focusKey = 0 }: { errors: FormError[]; focusKey?: number }) {
  const box = useRef<HTMLDivElement>(null)
  const told = useInOrder(useTold(errors, focusKey))
  const labels = useLabels(told)
  const some = told.length > 0
  useEffect(() => {
    if (focusKey && some) box.current?.focus()
  }, [focusKey, some])
  if (!some) return null
  const open = new Set(errors.map(({ field, message }) => field + message))
  return (
    <div
      ref={box}
      className={s.box}
      data-mended={errors.length === 0 || undefined}
      role="alert"
      tabIndex={-1}
    >
      <CircleAlert size={18} aria-hidden />
      <div>
        <h2 className={s.title}>
          {errors.length > 0 ? (
            <Plural
              value={errors.length}
              one="One thing needs your attention"
              other="# things need your attention"
            />
          ) : (
            <Trans>Nothing stands in the way any more</Trans>
          )}
        </h2>
        <ul className={s.list}>
          {told.map(error => (
            <Line
              key={error.field + error.message}
              {...error}
              message={labels[error.field] ? `${labels[error.field]}: ${error.message}` : error.message}
              open={open.has(error.field + error.message)}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}

function Line({ field, message, open }: FormError & { open: boolean }) {
  const scope = useContext(FieldScope)
  if (!open)
    return (
      <li>
        <del>{message}</del>
      </li>
    )
  if (!field) return <li>{message}</li>
  return (
    <li>
      <a href={`#${field}`} className="link" onClick={event => focusField(event, scope, field)}>
        {message}
      </a>
    </li>
  )
}

/** The address stays as it is: the place in the form is no place of its own. */
function focusField(event: React.MouseEvent, scope: string, field: string) {
  const control = controlOf(scope, field)
  event.preventDefault()
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus()
}
