import { useLingui } from '@lingui/react/macro'
import type { FieldValues, Path } from 'react-hook-form'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { moneyOrNull, orNull, type MoneyTyped } from '~/parts/records/typed'
import {
  FormArea,
  FormDate,
  FormMoney,
  FormPick,
  FormSelect,
  FormText,
  type FormOf,
} from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import { STAGES } from '~/parts/search/projects-search'
import { useStageWord } from '../stage'

export type ProjectValues = {
  name: string
  description: string
  stage: string
  startOn: string
  finishOn: string
  sponsorId: Picked | null
  budget: MoneyTyped
  weeklyBurn: MoneyTyped
  weeklyBurnBasis: string
}

/** The checks of the fields that a new and a changed project share. */
export function useProjectShape() {
  const { t } = useLingui()
  const { needed, optional, day, money, maybePicked } = useChecks()
  return {
    name: needed(t`Give the project a name.`),
    description: optional,
    stage: z.string(),
    startOn: day,
    finishOn: day,
    sponsorId: maybePicked,
    budget: money,
    weeklyBurn: money,
    weeklyBurnBasis: optional,
  }
}

type Stage = (typeof STAGES)[number]

export const projectInput = (values: ProjectValues) => ({
  name: values.name,
  description: orNull(values.description),
  stage: values.stage as Stage,
  startOn: orNull(values.startOn),
  finishOn: orNull(values.finishOn),
  sponsorId: values.sponsorId?.id ?? null,
  budget: moneyOrNull(values.budget),
  weeklyBurn: moneyOrNull(values.weeklyBurn),
  weeklyBurnBasis: values.weeklyBurn.amount ? orNull(values.weeklyBurnBasis) : null,
})

/** What a project is, when, and for how much. */
export function ProjectFields<V extends FieldValues & ProjectValues>({ form }: { form: FormOf<V> }) {
  const { t } = useLingui()
  const stage = useStageWord()
  const at = (name: keyof ProjectValues) => name as Path<V>
  return (
    <>
      <FormText form={form} name={at('name')} label={t`Name`} />
      <FormArea form={form} name={at('description')} label={t`What it is for`} rows={3} optional />
      <Pair>
        <FormSelect
          form={form}
          name={at('stage')}
          label={t`Stage`}
          options={STAGES.map(value => ({ value, label: stage(value) }))}
        />
        <FormPick form={form} name={at('sponsorId')} source={people} label={t`Sponsor`} optional />
        <FormDate form={form} name={at('startOn')} label={t`Start`} optional />
        <FormDate form={form} name={at('finishOn')} label={t`Finish`} optional />
      </Pair>
      <Pair>
        <FormMoney form={form} name={at('budget')} label={t`Budget at completion`} optional />
        <FormMoney form={form} name={at('weeklyBurn')} label={t`Burn a week`} optional />
      </Pair>
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
