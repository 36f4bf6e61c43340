import { CircleAlert } from 'lucide-react'
import { Trans } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import s from './field.module.css'

/** What every field takes, besides what its control takes. */
export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do; stands beside the field and in the summary. */
  error?: string | undefined
  optional?: boolean
  /** Narrower than the column: `s` for dates and amounts, `m` for names. */
  size?: 's' | 'm' | 'full'
}

/** The id of a field's control: the error summary links to it. */
export function useFieldIds(id: string | undefined, name: string | undefined, props: FieldProps) {
  const made = useId()
  const control = id ?? name ?? made
  const described = [props.hint && `${control}-hint`, props.error && `${control}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    control,
    hint: `${control}-hint`,
    error: `${control}-error`,
    aria: {
      'aria-invalid': props.error ? true : undefined,
      'aria-describedby': described || undefined,
    } as const,
  }
}

type FrameProps = FieldProps & { ids: ReturnType<typeof useFieldIds>; children: ReactNode; below?: ReactNode }

/** Label above, hint under the label, control, then the error. */
export function Field({ label, hint, error, optional, size = 'full', ids, children, below }: FrameProps) {
  return (
    <div className={s.field} data-size={size} data-wrong={error ? true : undefined}>
      <label className={s.label} htmlFor={ids.control}>
        {label}
        {optional && <Optional />}
      </label>
      <Hint id={ids.hint}>{hint}</Hint>
      {children}
      <FieldError id={ids.error}>{error}</FieldError>
      {below}
    </div>
  )
}

/** A group of choices under one question. */
export function FieldGroup({ label, hint, error, optional, ids, children }: FrameProps) {
  return (
    <fieldset
      className={s.field}
      aria-describedby={ids.aria['aria-describedby']}
      data-wrong={error ? true : undefined}
    >
      <legend className={s.label}>
        {label}
        {optional && <Optional />}
      </legend>
      <Hint id={ids.hint}>{hint}</Hint>
      {children}
      <FieldError id={ids.error}>{error}</FieldError>
    </fieldset>
  )
}

const Optional = () => (
  <span className={s.optional}>
    {' '}
    <Trans>(optional)</Trans>
  </span>
)

const Hint = ({ id, children }: { id: string; children: ReactNode }) =>
  children ? (
    <div id={id} className={s.hint}>
      {children}
    </div>
  ) : null

const FieldError = ({ id, children }: { id: string; children: ReactNode }) =>
  children ? (
    <p id={id} className={s.error}>
      <CircleAlert size={14} aria-hidden />
      {children}
    </p>
  ) : null
