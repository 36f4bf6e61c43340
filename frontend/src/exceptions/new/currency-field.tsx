import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { useFormContext } from 'react-hook-form'
import { Select } from '~/design/field/text-field'
import { useBurnOfProject } from './burn-of-project'
import type { Values } from './values'

/** The currency of the program's burn until another is chosen. The base currency, that of the program's burn, and that of the draft; others need a rate first. */
export function CurrencyField() {
  const { t } = useLingui()
  const { register, watch, setValue, formState } = useFormContext<Values>()
  const { burn, baseCurrency } = useBurnOfProject(watch('project')?.id)
  const chosen = formState.dirtyFields.currency || watch('amount') !== ''
  const burns = burn?.currency
  useEffect(() => {
    if (burns && !chosen) setValue('currency', burns)
  }, [burns, chosen, setValue])
  const codes = [...new Set([baseCurrency, burn?.currency, watch('currency')])].filter(
    code => code !== undefined,
  )
  return (
    <Select
      label={t`Currency`}
      size="s"
      options={codes.map(code => ({ value: code, label: code }))}
      {...register('currency')}
    />
  )
}
