import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormMoney, FormPick, FormText } from '~/parts/form/fields'
import { rules } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { moneyOrNull, orNull, type MoneyTyped } from '~/parts/records/typed'
import { lastSecondOf, startOfDay } from '~/words/instant-of-day'
import { useProposeWaiver } from './acts/propose-waiver'
import { PlaceFields, placeOf, type Place } from './place-fields'
import s from './waivers.module.css'

export type Proposal = Place & {
  rule: Picked | null
  title: string
  reason: string
  conditions: string
  limit: MoneyTyped
  from: string
  until: string
  reviewOn: string
}
type Props = {
  currency: string
  timeZone: string
  /** What an earlier waiver said, where it is proposed anew. */
  like?: Partial<Proposal>
  onClose: () => void
}

/** A class of cases, as it would be excepted; it covers nothing until somebody else grants it. */
export function ProposeDialog({ currency, timeZone, like, onClose }: Props) {
  const { t } = useLingui()
  const { needed, optional, picked, day, neededDay, money } = useChecks()
  const navigate = useNavigate()
  const act = useProposeWaiver(({ classWaiver: { ref } }) => {
    say(t`${ref} is proposed`)
    void navigate({ to: '/rules/waivers/$ref', params: { ref } })
  })
  const form = useActForm({
    schema: z.looseObject({
      rule: picked(t`Choose the rule.`),
      title: needed(t`Say in a few words which cases these are.`),
      reason: needed(t`Say why.`),
      conditions: optional,
      limit: money,
      from: day,
      until: neededDay(t`Say until when; a waiver ends.`),
      reviewOn: neededDay(t`Say when it is looked at again.`),
    }),
    defaults: {
      rule: null,
      kind: 'program',
      program: null,
      portfolio: null,
      unit: null,
      title: '',
      reason: '',
      conditions: '',
      limit: { amount: '', currency },
      from: '',
      until: '',
      reviewOn: '',
      ...like,
    } as Proposal,
    keep: like ? undefined : 'waiver/new',
    act,
    input: (values: Proposal) => ({
      ruleId: values.rule?.id ?? '',
      ...placeOf(values),
      title: values.title,
      reason: values.reason,
      conditions: orNull(values.conditions),
      limit: moneyOrNull(values.limit),
      validFrom: values.from ? startOfDay(values.from, timeZone) : null,
      validUntil: lastSecondOf(values.until, timeZone),
      reviewOn: values.reviewOn,
    }),
    rename: {
      ruleId: 'rule',
      validFrom: 'from',
      validUntil: 'until',
      programId: 'program',
      portfolioId: 'portfolio',
      unitId: 'unit',
    },
  })
  return (
    <ActDialog
      title={t`Propose a class waiver`}
      note={t`It covers nothing until somebody else grants it who may waive this rule there.`}
      send={t`Propose it`}
      onClose={onClose}
      form={form}
      act={act}
    >
      <FormPick form={form} name="rule" source={rules} label={t`Excepted from which rule`} />
      <PlaceFields form={form} kind={form.watch('kind')} />
      <FormText
        form={form}
        name="title"
        label={t`Which cases`}
        hint={t`In a few words: “Purchases for disaster recovery”.`}
      />
      <FormMoney
        form={form}
        name="limit"
        label={t`Up to which amount`}
        hint={t`Empty: any amount. With one, a violation counts only where its amount is known.`}
        optional
      />
      <div className={s.row}>
        <FormDate form={form} name="from" label={t`From`} hint={t`Empty: from the grant on.`} optional />
        <FormDate form={form} name="until" label={t`Until, this day included`} hint={t`Within a year.`} />
        <FormDate form={form} name="reviewOn" label={t`Looked at again on`} />
      </div>
      <FormArea form={form} name="reason" label={t`Why`} rows={3} />
      <FormArea form={form} name="conditions" label={t`On which conditions`} rows={2} optional />
    </ActDialog>
  )
}
