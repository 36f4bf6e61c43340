import { useLingui } from '@lingui/react/macro'
import type { FieldValues, Path } from 'react-hook-form'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import {
  FormAmount,
  FormArea,
  FormDate,
  FormMoney,
  FormPick,
  FormSelect,
  FormText,
  type FormOf,
} from '~/parts/form/fields'
import { units } from '~/parts/form/sources'
import { moneyOrNull, orNull, type MoneyTyped } from '~/parts/records/typed'

export type SourceValues = {
  name: string
  base: string
  inBaseSince: string
  baseNeeds: string
  unit: Picked | null
  supplier: string
  supplies: string
  low: string
  likely: string
  high: string
  price: MoneyTyped
  priceUnit: string
  priceOn: string
  risks: string
  note: string
  validUntil: string
}

export const newSource = (currency: string): SourceValues => ({
  name: '',
  base: '',
  inBaseSince: '',
  baseNeeds: '',
  unit: null,
  supplier: '',
  supplies: '',
  low: '',
  likely: '',
  high: '',
  price: { amount: '', currency },
  priceUnit: '',
  priceOn: '',
  risks: '',
  note: '',
  validUntil: '',
})

/** Where the server's names of fields are not the form's. */
export const renamed = {
  insideBase: 'base',
  unitId: 'unit',
  leadTime: 'likely',
  'price.amount.amount': 'price.amount',
  'price.amount.currency': 'price.currency',
  'price.unit': 'priceUnit',
  'price.onDay': 'priceOn',
} as const

export function useSourceSchema() {
  const { t } = useLingui()
  const { needed, optional, day, money, maybePicked } = useChecks()
  const days = z.string().check(z.regex(/^\d{0,4}$/, t`Enter a number of days.`))
  const whole = (names: string[], message: string) =>
    z.check<Record<string, unknown>>(({ value, issues }) => {
      const told = names.filter(name => String(value[name]).trim() !== '')
      if (told.length > 0 && told.length < names.length)
        for (const path of names.filter(name => !told.includes(name)))
          issues.push({ code: 'custom', input: value, path: [path], message })
    })
  const priced = z.check<Record<string, unknown>>(({ value, issues }) => {
    if (!(value.price as MoneyTyped).amount) return
    for (const path of ['priceUnit', 'priceOn'])
      if (String(value[path]).trim() === '')
        issues.push({
          code: 'custom',
          input: value,
          path: [path],
          message: t`A price says of what and of which day.`,
        })
  })
  return z
    .object({
      name: needed(t`Give the source a name.`),
      base: z.string().check(z.minLength(1, t`Say whether it is inside the supply base.`)),
      inBaseSince: day,
      baseNeeds: optional,
      unit: maybePicked,
      supplier: optional,
      supplies: optional,
      low: days,
      likely: days,
      high: days,
      price: money,
      priceUnit: optional,
      priceOn: day,
      risks: optional,
      note: optional,
      validUntil: day,
    })
    .check(whole(['low', 'likely', 'high'], t`A lead time has a low, a likely and a high figure.`), priced)
}

export function sourceInput(values: SourceValues) {
  const inside = values.base === 'inside'
  const price = moneyOrNull(values.price)
  return {
    name: values.name,
    insideBase: inside,
    inBaseSince: inside ? orNull(values.inBaseSince) : null,
    baseNeeds: inside ? null : orNull(values.baseNeeds),
    unitId: values.unit?.id ?? null,
    supplier: orNull(values.supplier),
    supplies: orNull(values.supplies),
    leadTime: values.likely
      ? { lowDays: Number(values.low), likelyDays: Number(values.likely), highDays: Number(values.high) }
      : null,
    price: price && { amount: price, unit: values.priceUnit, onDay: values.priceOn },
    risks: orNull(values.risks),
    note: orNull(values.note),
    validUntil: orNull(values.validUntil),
  }
}

type Props<V extends FieldValues> = { form: FormOf<V>; inside: boolean | null }

/** What a source says of itself: who, inside or outside, by when, at what price, with which risks. */
export function SourceFields<V extends FieldValues & SourceValues>({ form, inside }: Props<V>) {
  const { t } = useLingui()
  const at = (name: keyof SourceValues) => name as Path<V>
  return (
    <>
      <FormText form={form} name={at('name')} label={t`Name`} />
      <FormText form={form} name={at('supplier')} label={t`Supplier`} optional />
      <FormArea form={form} name={at('supplies')} label={t`What it can supply`} rows={2} optional />
      <FormSelect
        form={form}
        name={at('base')}
        label={t`Supply base`}
        size="m"
        placeholder={t`Inside or outside`}
        options={[
          { value: 'inside', label: t`Inside the approved supply base` },
          { value: 'outside', label: t`Outside it` },
        ]}
      />
      {inside === true && (
        <FormDate form={form} name={at('inBaseSince')} label={t`In the base since`} optional />
      )}
      {inside === false && (
        <FormArea
          form={form}
          name={at('baseNeeds')}
          label={t`What it needs to come in`}
          hint={t`Vetting, a contract, an approval: from whom, and how long that takes.`}
          rows={2}
          optional
        />
      )}
      <Pair>
        <FormAmount form={form} name={at('low')} label={t`Lead time, at best`} unit={t`days`} optional />
        <FormAmount form={form} name={at('likely')} label={t`Likely`} unit={t`days`} optional />
        <FormAmount form={form} name={at('high')} label={t`At worst`} unit={t`days`} optional />
      </Pair>
      <FormMoney form={form} name={at('price')} label={t`Price`} optional />
      <Pair>
        <FormText
          form={form}
          name={at('priceUnit')}
          label={t`Of what`}
          hint={t`A day, a metre, a year of service`}
          optional
        />
        <FormDate form={form} name={at('priceOn')} label={t`Price of`} optional />
      </Pair>
      <FormArea form={form} name={at('risks')} label={t`Risks`} rows={2} optional />
      <FormPick form={form} name={at('unit')} source={units} label={t`Unit that deals with it`} optional />
      <FormDate form={form} name={at('validUntil')} label={t`Figures valid until`} optional />
      <FormArea form={form} name={at('note')} label={t`Note`} rows={2} optional />
    </>
  )
}
