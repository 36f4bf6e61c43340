import type { ComponentProps, ReactNode } from 'react'
import { FieldGroup, useFieldIds, type FieldProps } from './field'
import s from './choice.module.css'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type RadioProps = FieldProps &
  Omit<ComponentProps<'input'>, 'size' | 'type'> & {
    choices: readonly Choice[]
    /** As cards in two columns, for choices that need a sentence. */
    cards?: boolean
  }

/** One of a few, all in sight; works with `{...register('name')}`, or with `value` and `onChange`. */
export function RadioGroup({
  label,
  hint,
  error,
  optional,
  size: _,
  choices,
  cards,
  id,
  value: chosen,
  ...input
}: RadioProps) {
  const field = { label, hint, error, optional }
  const ids = useFieldIds(id, input.name, field)
  return (
    <FieldGroup {...field} ids={ids}>
      <div className={cards ? s.cards : s.list}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={cards ? s.card : s.choice}>
            <input
              {...input}
              type="radio"
              id={index === 0 ? ids.control : undefined}
              value={choice.value}
              checked={chosen === undefined ? undefined : chosen === choice.value}
              className={s.radio}
            />
            <span>
              <span className={s.name}>{choice.label}</span>
              {choice.hint && <span className={s.hint}>{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

type CheckProps = Omit<ComponentProps<'input'>, 'type' | 'size'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string
}

/** Yes or no, in one sentence. */
export function Checkbox({ label, hint, error, id, ...input }: CheckProps) {
  const ids = useFieldIds(id, input.name, { label, hint, error })
  return (
    <div className={s.single}>
      <label className={s.choice}>
        <input {...input} {...ids.aria} type="checkbox" id={ids.control} className={s.box} />
        <span className={s.name}>{label}</span>
      </label>
      {hint && (
        <div id={ids.hint} className={s.under}>
          {hint}
        </div>
      )}
      {error && (
        <p id={ids.error} className={s.error}>
          {error}
        </p>
      )}
    </div>
  )
}
