import { useLingui } from '@lingui/react/macro'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { AmountField } from '~/design/field/amount-field'
import { RadioGroup } from '~/design/field/choice'
import { Select, TextField } from '~/design/field/text-field'
import { Row } from '~/design/page/page'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { FormPick } from '~/parts/form/fields'
import { useProposeAlternative } from '../acts/propose-alternative'
import { supplySources } from './supply-sources'
import { KINDS, proposalInput, useKindHint, type Proposal } from './proposal'
import { useAlternativeKindWord, useDistanceWord } from '~/parts/request/words'
import { useBench } from './workbench'

const EMPTY: Proposal = {
  kind: '',
  title: '',
  cost: '',
  leadTimeDays: '',
  ruleDistance: '',
  source: null,
  effectDelivery: '',
  effectService: '',
  effectPeople: '',
}

/** An option that would meet the need, by whoever works on the request. */
export function ProposeDialog() {
  const { t } = useLingui()
  const kind = useAlternativeKindWord()
  const kindHint = useKindHint()
  const distance = useDistanceWord()
  const { request, close, reload } = useBench()
  const act = useProposeAlternative(() => {
    say(t`Proposed`)
    close()
  })
  const { currency } = request.amount
  const schema = z.looseObject({
    kind: z.string().check(z.minLength(1, t`Say which kind of alternative it is.`)),
    title: z.string().check(z.refine(text => text.trim() !== '', t`Say what the alternative is.`)),
    cost: z.string().check(z.regex(/^\d+(\.\d+)?$/, t`Enter what it costs; 0 if nothing.`)),
    leadTimeDays: z.string().check(z.regex(/^\d{1,5}$/, t`Enter how many days it takes.`)),
    ruleDistance: z.string().check(z.minLength(1, t`Say how far it stands from the rule.`)),
  })
  const form = useActForm<Proposal, ReturnType<typeof proposalInput>>({
    schema,
    keep: `${request.ref}/propose`,
    defaults: EMPTY,
    act,
    input: values => proposalInput(request.id, currency, values),
    rename: { 'cost.amount': 'cost', 'cost.currency': 'cost', supplySourceId: 'source' },
  })
  const { control, register, error } = form
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Propose an alternative`}
      note={t`Proposing an option outside the rules or the supply base is a protected act: your name is sealed, for everybody. Only two people of different lines can open the seal, with a reason, and you are told.`}
      send={t`Propose it`}
    >
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
    </ActDialog>
  )
}
