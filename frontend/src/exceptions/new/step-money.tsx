import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { Controller } from 'react-hook-form'
import { AmountField } from '~/design/field/amount-field'
import { RadioGroup } from '~/design/field/choice'
import { DateField } from '~/design/field/date-field'
import { CurrencyField } from './currency-field'
import { StepHead } from './step-head'
import { useStep } from './use-step'
import s from './new.module.css'

/** What it costs, and who pays: that decides who must say yes. */
export function StepMoney() {
  const { t } = useLingui()
  const { control, register, error } = useStep()
  return (
    <>
      <StepHead title={t`What does it cost, and who pays?`} />
      <div className={s.beside}>
        <Controller
          control={control}
          name="amount"
          render={({ field }) => (
            <AmountField
              label={t`Amount asked`}
              hint={t`Write 0 if nothing is asked for but a yes.`}
              size="s"
              {...field}
              error={error('amount')}
            />
          )}
        />
        <Suspense>
          <CurrencyField />
        </Suspense>
      </div>
      <RadioGroup
        label={t`Who pays?`}
        cards
        {...register('paidBy')}
        error={error('paidBy')}
        choices={[
          {
            value: 'REQUESTER',
            label: t`My program`,
            hint: t`Follows your own chain of authority; the expenditure is not justified twice.`,
          },
          { value: 'PROVIDER', label: t`The provider`, hint: t`Follows the provider’s limits.` },
        ]}
      />
      <Controller
        control={control}
        name="neededBy"
        render={({ field }) => (
          <DateField
            label={t`Needed by`}
            optional
            hint={t`A day, or how far ahead: +2w.`}
            size="s"
            {...field}
            error={error('neededBy')}
          />
        )}
      />
    </>
  )
}
