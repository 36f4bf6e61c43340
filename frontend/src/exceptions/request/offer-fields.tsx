import { useLingui } from '@lingui/react/macro'
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { AmountField } from '~/design/field/amount-field'
import { RadioGroup } from '~/design/field/choice'
import { Select, TextField } from '~/design/field/text-field'
import { Row } from '~/design/page/page'
import { FormPick, type FormOf } from '~/parts/form/fields'
import { useAlternativeKindWord, useDistanceWord } from '~/parts/request/words'
import { KINDS, useKindHint, type Proposal } from './proposal'
import { SourceSuggestion } from './source-suggestion'
import { supplySources } from './supply-sources'

export function useOfferSchema() {
  const { t } = useLingui()
  return z.looseObject({
    kind: z.string().check(z.minLength(1, t`Say which kind of alternative it is.`)),
    title: z.string().check(z.refine(text => text.trim() !== '', t`Say what the alternative is.`)),
    cost: z.string().check(z.regex(/^\d+(\.\d+)?$/, t`Enter what it costs; 0 if nothing.`)),
    leadTimeDays: z.string().check(z.regex(/^\d{1,5}$/, t`Enter how many days it takes.`)),
    ruleDistance: z.string().check(z.minLength(1, t`Say how far it stands from the rule.`)),
  })
}

/** Where the server's names of fields are not the form's. */
export const OFFER_NAMES = {
  'cost.amount': 'cost',
  'cost.currency': 'cost',
  supplySourceId: 'source',
} as const

type Props = { form: FormOf<Proposal> & Pick<UseFormReturn<Proposal>, 'setValue'>; currency: string }

/** What an alternative says: what it is, its kind, cost, lead time, distance, source and effects. */
export function OfferFields({ form, currency }: Props) {
  const { t } = useLingui()
  const kind = useAlternativeKindWord()
  const kindHint = useKindHint()
  const distance = useDistanceWord()
  const { control, register, error } = form
  const source = useWatch({ control, name: 'source' })
  return (
    <>
      <TextField label={t`What it is`} {...register('title')} error={error('title')} />
      <RadioGroup
        label={t`Its kind`}
        cards
        {...register('kind')}
        error={error('kind')}
        choices={KINDS.map(each => ({ value: each, label: kind(each), hint: kindHint(each) }))}
      />
      <Row>
        <Controller
          control={control}
          name="cost"
          render={({ field }) => (
            <AmountField label={t`Cost`} unit={currency} size="s" {...field} error={error('cost')} />
          )}
        />
        <Controller
          control={control}
          name="leadTimeDays"
          render={({ field }) => (
            <AmountField
              label={t`Lead time`}
              unit={t`days`}
              size="s"
              {...field}
              error={error('leadTimeDays')}
            />
          )}
        />
      </Row>
      <Select
        label={t`Distance from the rule`}
        size="m"
        placeholder={t`Choose a distance`}
        options={[0, 1, 2, 3].map(each => ({ value: String(each), label: distance(each) }))}
        {...register('ruleDistance')}
        error={error('ruleDistance')}
      />
      <FormPick
        form={form}
        name="source"
        source={supplySources}
        label={t`Source of supply`}
        optional
        placeholder={t`Type a name`}
      />
      <SourceSuggestion source={source} currency={currency} onTake={form.setValue} />
      <TextField
        label={t`Effect on delivery`}
        optional
        {...register('effectDelivery')}
        error={error('effectDelivery')}
      />
      <TextField
        label={t`Effect on service`}
        optional
        {...register('effectService')}
        error={error('effectService')}
      />
      <TextField
        label={t`Effect on people`}
        optional
        {...register('effectPeople')}
        error={error('effectPeople')}
      />
    </>
  )
}
