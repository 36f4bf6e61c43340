import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useCallback, type ComponentProps } from 'react'
import { Controller, type Control, type FieldValues, type Path, type UseFormRegister } from 'react-hook-form'
import { AmountField } from '~/design/field/amount-field'
import { DateField } from '~/design/field/date-field'
import { useFieldId } from '~/design/field/field-scope'
import { Select, TextArea, TextField } from '~/design/field/text-field'
import type { PickerProps } from '~/design/field/picker-remote'
import { Skeleton } from '~/design/skeleton/skeleton'
import type { Source } from './sources'
import { useFound } from './use-found'
import s from './fields.module.css'

const PickerRemote = lazy(() => import('~/design/field/picker-remote'))

/** What a field needs of its form (`useActForm`). */
export type FormOf<Values extends FieldValues> = {
  control: Control<Values>
  register: UseFormRegister<Values>
  error: (name: Path<Values>) => string | undefined
}
type In<Values extends FieldValues> = { form: FormOf<Values>; name: Path<Values> }
type Rest<Props> = Omit<Props, 'name' | 'id' | 'form' | 'error' | 'value' | 'onChange' | 'onBlur' | 'ref'>

export function FormText<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof TextField>>) {
  return <TextField {...rest} {...form.register(name)} id={useFieldId(name)} error={form.error(name)} />
}

export function FormArea<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof TextArea>>) {
  return <TextArea {...rest} {...form.register(name)} id={useFieldId(name)} error={form.error(name)} />
}

export function FormSelect<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof Select>>) {
  return <Select {...rest} {...form.register(name)} id={useFieldId(name)} error={form.error(name)} />
}

export function FormDate<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof DateField>>) {
  const id = useFieldId(name)
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => <DateField size="s" {...rest} {...field} id={id} error={form.error(name)} />}
    />
  )
}

export function FormAmount<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof AmountField>>) {
  const id = useFieldId(name)
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => <AmountField size="s" {...rest} {...field} id={id} error={form.error(name)} />}
    />
  )
}

/** An amount with its currency: `name` holds `{ amount, currency }`. */
export function FormMoney<V extends FieldValues>({
  form,
  name,
  ...rest
}: In<V> & Rest<ComponentProps<typeof AmountField>>) {
  const { t } = useLingui()
  const at = (part: string) => `${name}.${part}` as Path<V>
  return (
    <div className={s.money}>
      <FormAmount form={form} name={at('amount')} {...rest} size="full" />
      <FormText form={form} name={at('currency')} label={t`Currency`} maxLength={3} autoComplete="off" />
    </div>
  )
}

/** One record found by typing: `name` holds what was picked (`Picked`), or null. */
export function FormPick<V extends FieldValues>({
  form,
  name,
  source,
  ...rest
}: In<V> & { source: Source } & Omit<
    PickerProps,
    'id' | 'value' | 'onChange' | 'onBlur' | 'error' | 'useFound'
  >) {
  const useRecords = useCallback(
    // eslint-disable-next-line react-hooks/rules-of-hooks -- itself a hook, handed down whole
    (typed: string, asking: boolean) => useFound(source, typed, asking),
    [source],
  )
  const id = useFieldId(name)
  return (
    <Suspense fallback={<Skeleton height={60} />}>
      <Controller
        control={form.control}
        name={name}
        render={({ field: { value, onChange, onBlur } }) => (
          <PickerRemote
            {...rest}
            id={id}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            error={form.error(name)}
            useFound={useRecords}
          />
        )}
      />
    </Suspense>
  )
}
