import { useLingui } from '@lingui/react/macro'
import { Controller, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import { AmountField } from '~/design/field/amount-field'
import { RadioGroup } from '~/design/field/choice'
import { DateField } from '~/design/field/date-field'
import { TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useStateFurtherCost } from '../acts/state-further-cost'
import { useBench } from './workbench'

type Kind = 'DEFERRED_BENEFIT' | 'PENALTY' | 'DEADLINE_LOSS'
type Values = { kind: Kind; amount: string; fallsOn: string; basis: string }

const EMPTY: Values = { kind: 'PENALTY', amount: '', fallsOn: '', basis: '' }
/** Where the server's names of fields are not the form's. */
const NAMES = { 'amount.amount': 'amount', 'amount.currency': 'amount' } as const

/** What waiting costs beside the burn: by the hour, or at once after a day. The earlier word stays in the history. */
export function FurtherDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useStateFurtherCost(() => {
    say(t`Stated; the clock shows it`)
    close()
  })
  const { currency } = request.amount
  const form = useActForm<Values, ReturnType<typeof input>>({
    schema: z.looseObject({
      amount: z.string().check(z.regex(/^\d+(\.\d+)?$/, t`Enter what it costs; 0 takes it back.`)),
      basis: z.string().check(z.refine(text => text.trim() !== '', t`Say what the figure rests on.`)),
    }),
    keep: `${request.ref}/further-cost`,
    defaults: EMPTY,
    rename: NAMES,
    act,
    input: values => input(request.id, currency, values),
  })
  const once = useWatch({ control: form.control, name: 'kind' }) === 'DEADLINE_LOSS'
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`State what else waiting costs`}
      note={t`Beside the burn. The newest figure of a kind counts; 0 takes it back.`}
      send={t`State it`}
    >
      <RadioGroup
        label={t`What it is`}
        cards
        {...form.register('kind')}
        choices={[
          {
            value: 'DEFERRED_BENEFIT',
            label: t`Benefit that comes later`,
            hint: t`What an hour of the outcome is worth.`,
          },
          { value: 'PENALTY', label: t`Penalties`, hint: t`What an hour costs by contract or law.` },
          {
            value: 'DEADLINE_LOSS',
            label: t`A loss on a day`,
            hint: t`Lost at once if it is not there by then.`,
          },
        ]}
      />
      <Controller
        control={form.control}
        name="amount"
        render={({ field }) => (
          <AmountField
            label={once ? t`What is lost` : t`Each hour`}
            unit={currency}
            size="s"
            {...field}
            error={form.error('amount')}
          />
        )}
      />
      {once && (
        <Controller
          control={form.control}
          name="fallsOn"
          render={({ field }) => (
            <DateField
              label={t`Must be there by`}
              hint={t`A day, or how far ahead: +2w.`}
              size="s"
              {...field}
              error={form.error('fallsOn')}
            />
          )}
        />
      )}
      <TextArea
        label={t`What the figure rests on`}
        rows={2}
        {...form.register('basis')}
        error={form.error('basis')}
      />
    </ActDialog>
  )
}

const input = (requestId: string, currency: string, { kind, amount, fallsOn, basis }: Values) => ({
  requestId,
  kind,
  amount: { amount, currency },
  fallsOn: kind === 'DEADLINE_LOSS' && fallsOn ? fallsOn : null,
  basis,
})
