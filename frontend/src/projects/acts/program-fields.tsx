import { useLingui } from '@lingui/react/macro'
import type { FieldValues, Path } from 'react-hook-form'
import type { Picked } from '~/design/field/picker-remote'
import { useChecks } from '~/parts/form/checks'
import { moneyOrNull, orNull, type MoneyTyped } from '~/parts/records/typed'
import { FormMoney, FormPick, FormText, type FormOf } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'

export type ProgramValues = {
  name: string
  managerId: Picked | null
  weeklyBurn: MoneyTyped
  weeklyBurnBasis: string
}

/** The checks of the fields that a new and a changed program share. */
export function useProgramShape() {
  const { t } = useLingui()
  const { needed, optional, money, maybePicked } = useChecks()
  return {
    name: needed(t`Give the program a name.`),
    managerId: maybePicked,
    weeklyBurn: money,
    weeklyBurnBasis: optional,
  }
}

export const programInput = (values: ProgramValues) => ({
  name: values.name,
  managerId: values.managerId?.id ?? null,
  weeklyBurn: moneyOrNull(values.weeklyBurn),
  weeklyBurnBasis: values.weeklyBurn.amount ? orNull(values.weeklyBurnBasis) : null,
})

/** Name, manager and burn of a program: the burn is what waiting costs, so it says on what it rests. */
export function ProgramFields<V extends FieldValues & ProgramValues>({ form }: { form: FormOf<V> }) {
  const { t } = useLingui()
  const at = (name: keyof ProgramValues) => name as Path<V>
  return (
    <>
      <FormText form={form} name={at('name')} label={t`Name`} />
      <FormPick form={form} name={at('managerId')} source={people} label={t`Program manager`} optional />
      <FormMoney
        form={form}
        name={at('weeklyBurn')}
        label={t`Burn a week`}
        hint={t`What the program spends each week; the clock of a request counts with it.`}
        optional
      />
      <FormText
        form={form}
        name={at('weeklyBurnBasis')}
        label={t`Basis of the burn`}
        hint={t`Needed where a burn is stated: for example payroll and leases, October.`}
        optional
      />
    </>
  )
}
