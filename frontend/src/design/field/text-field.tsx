import type { ComponentProps, ReactNode } from 'react'
import { Field, useFieldIds, type FieldProps } from './field'
import { useTooLong } from './too-long'
import s from './field.module.css'

type TextProps = FieldProps & Omit<ComponentProps<'input'>, 'size'> & { end?: ReactNode }

/** One line of text; works with `{...register('name')}`. */
export function TextField(props: TextProps) {
  // the browser's own limit would cut a pasted text without a word
  const { label, hint, error, optional, size, end, id, maxLength, onChange, ...input } = props
  const length = useTooLong(onChange, maxLength)
  const field = { label, hint, error: length.message ?? error, optional, size }
  const ids = useFieldIds(id, input.name, field)
  return (
    <Field {...field} ids={ids}>
      <span className={s.shell}>
        <input
          type="text"
          {...input}
          {...length.events}
          {...ids.aria}
          id={ids.control}
          className={s.control}
        />
        {end && <span className={s.end}>{end}</span>}
      </span>
    </Field>
  )
}

type AreaProps = FieldProps & ComponentProps<'textarea'> & { below?: ReactNode }

/** Several lines of text; grows with what is written. */
export function TextArea(props: AreaProps) {
  const { label, hint, error, optional, size, below, id, rows = 4, maxLength, onChange, ...area } = props
  const length = useTooLong(onChange, maxLength)
  const field = { label, hint, error: length.message ?? error, optional, size }
  const ids = useFieldIds(id, area.name, field)
  return (
    <Field {...field} ids={ids} below={below && <div className={s.below}>{below}</div>}>
      <textarea
        {...area}
        {...length.events}
        {...ids.aria}
        rows={rows}
        id={ids.control}
        className={s.control}
      />
    </Field>
  )
}

type SelectProps = FieldProps &
  Omit<ComponentProps<'select'>, 'size'> & {
    options: readonly { value: string; label: string }[]
    /** The first, empty choice: "Choose a unit". */
    placeholder?: string
  }

/** One of a list; the device's own list, so it works on a phone and by typing. */
export function Select({
  label,
  hint,
  error,
  optional,
  size,
  id,
  options,
  placeholder,
  ...select
}: SelectProps) {
  const field = { label, hint, error, optional, size }
  const ids = useFieldIds(id, select.name, field)
  return (
    <Field {...field} ids={ids}>
      <select {...select} {...ids.aria} id={ids.control} className={s.control}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
