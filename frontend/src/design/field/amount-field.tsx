import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Field, useFieldIds, type FieldProps } from './field'
import { parseAmount } from './parse-amount'
import s from './field.module.css'

type Props = FieldProps & {
  id?: string
  name?: string
  /** An exact decimal in text ("100000.50"), or what was typed while it is not a number. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** ISO 4217 code, or another unit ("hours", "%"), shown at the end. */
  unit?: string
  ref?: React.Ref<HTMLInputElement>
}

const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value)

/** A number or an amount: typed or pasted in any usual form, kept as an exact decimal in text, never as a float. */
export function AmountField({ id, name, value, onChange, onBlur, unit, ref, ...field }: Props) {
  const { i18n } = useLingui()
  const ids = useFieldIds(id, name, field)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (isDecimal(value) ? format(value, i18n.locale) : value)
  return (
    <Field {...field} ids={ids}>
      <span className={s.shell}>
        <input
          {...ids.aria}
          ref={ref}
          id={ids.control}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={`${s.control} ${s.amount}`}
          value={shown}
          onFocus={() => setTyped(shown)}
          onChange={event => {
            setTyped(event.target.value)
            onChange(parseAmount(event.target.value, i18n.locale) ?? event.target.value.trim())
          }}
          onBlur={() => {
            setTyped(null)
            onBlur?.()
          }}
        />
        {unit && <span className={s.end}>{unit}</span>}
      </span>
    </Field>
  )
}

/** Grouped as the locale does, with exactly the decimals that are there. */
function format(value: string, locale: string) {
  const decimals = Math.min(value.split('.')[1]?.length ?? 0, 20)
  const style = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(locale === 'pseudo' ? 'en' : locale, style).format(value as unknown as number)
}
