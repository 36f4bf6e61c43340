import { useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import { isDay, isNoSuchDay } from './day'
import { Field, useFieldIds, type FieldProps } from './field'
import { parseDate } from './parse-date'
import s from './field.module.css'

type Props = FieldProps & {
  id?: string
  name?: string
  /** YYYY-MM-DD, or what was typed while it names no day. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  min?: string
  max?: string
  ref?: React.Ref<HTMLInputElement>
}

const localToday = () => new Date().toLocaleDateString('sv')

/** A calendar day: typed in any usual form (also "+2w"), pasted, or picked from the device's calendar. */
export function DateField({ id, name, value, onChange, onBlur, min, max, ref, ...field }: Props) {
  const { i18n, t } = useLingui()
  const locale = i18n.locale === 'pseudo' ? 'en' : i18n.locale
  const native = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  // told as soon as the field is left, also of what a draft brought back
  const error = field.error ?? (typed === null && isNoSuchDay(value) ? t`There is no such day.` : undefined)
  const ids = useFieldIds(id, name, { ...field, error })
  const example = format('2026-12-24', locale)
  const shown = typed ?? (isDay(value) ? format(value, locale) : value)
  return (
    <Field {...field} error={error} ids={ids}>
      <span className={s.shell}>
        <input
          {...ids.aria}
          ref={ref}
          id={ids.control}
          name={name}
          type="text"
          autoComplete="off"
          placeholder={t`e.g. ${example}`}
          className={`${s.control} num`}
          value={shown}
          onFocus={() => setTyped(shown)}
          onChange={event => {
            setTyped(event.target.value)
            onChange(parseDate(event.target.value, locale, localToday()) ?? event.target.value.trim())
          }}
          onBlur={() => {
            setTyped(null)
            onBlur?.()
          }}
        />
        <span className={s.end}>
          <button
            type="button"
            className={s.pick}
            aria-label={t`Pick a day`}
            onClick={() => native.current?.showPicker?.()}
          >
            <CalendarDays size={16} aria-hidden />
          </button>
        </span>
        <input
          ref={native}
          type="date"
          className={s.native}
          tabIndex={-1}
          aria-hidden
          min={min}
          max={max}
          value={isDay(value) ? value : ''}
          onChange={event => onChange(event.target.value)}
        />
      </span>
    </Field>
  )
}

const format = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
