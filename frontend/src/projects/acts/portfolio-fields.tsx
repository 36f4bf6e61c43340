import { useLingui } from '@lingui/react/macro'
import type { FieldValues, Path } from 'react-hook-form'
import type { Picked } from '~/design/field/picker-remote'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormPick, FormText, type FormOf } from '~/parts/form/fields'
import { people, units } from '~/parts/form/sources'
import { orNull } from '~/parts/records/typed'

export type PortfolioValues = {
  name: string
  unitId: Picked | null
  ownerId: Picked | null
  purpose: string
}

/** The checks of the fields that a new and a changed portfolio share. */
export function usePortfolioShape() {
  const { t } = useLingui()
  const { needed, optional, picked, maybePicked } = useChecks()
  return {
    name: needed(t`Give the portfolio a name.`),
    unitId: picked(t`Choose the unit that answers for it.`),
    ownerId: maybePicked,
    purpose: optional,
  }
}

export const portfolioInput = ({ name, unitId, ownerId, purpose }: PortfolioValues) => ({
  name,
  unitId: unitId?.id ?? '',
  ownerId: ownerId?.id ?? null,
  purpose: orNull(purpose),
})

type Props<V extends FieldValues> = { form: FormOf<V>; unitHint?: string }

/** Name, unit, owner and purpose of a portfolio. */
export function PortfolioFields<V extends FieldValues & PortfolioValues>({ form, unitHint }: Props<V>) {
  const { t } = useLingui()
  const at = (name: keyof PortfolioValues) => name as Path<V>
  return (
    <>
      <FormText form={form} name={at('name')} label={t`Name`} />
      <FormPick form={form} name={at('unitId')} source={units} label={t`Unit`} hint={unitHint} />
      <FormPick form={form} name={at('ownerId')} source={people} label={t`Owner`} optional />
      <FormArea form={form} name={at('purpose')} label={t`Purpose`} rows={2} optional />
    </>
  )
}
