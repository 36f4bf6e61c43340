import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { Controller } from 'react-hook-form'
import { AmountField } from '~/design/field/amount-field'
import { RadioGroup } from '~/design/field/choice'
import { TextArea } from '~/design/field/text-field'
import { Skeleton } from '~/design/skeleton/skeleton'
import { BurnPreview } from './burn-preview-view'
import { StepHead } from './step-head'
import { useStep } from './use-step'
import s from './new.module.css'

/** What waiting costs: the share of the program's burn that stands idle, with its basis. */
export function StepCost() {
  const { t } = useLingui()
  const { control, register, error } = useStep()
  const shares = [
    ['phiLow', t`At the least`],
    ['phiLikely', t`Likely`],
    ['phiHigh', t`At the most`],
  ] as const
  return (
    <>
      <StepHead title={t`What does waiting cost?`}>
        <Trans>
          Which share of the program’s weekly burn stands idle while you wait? Say a range and what it rests
          on. If you cannot say, leave it empty: the clock then shows “not stated”, never zero.
        </Trans>
      </StepHead>
      <div className={s.shares}>
        {shares.map(([name, label]) => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field }) => <AmountField label={label} unit="%" {...field} error={error(name)} />}
          />
        ))}
      </div>
      <TextArea
        label={t`What the share rests on`}
        hint={t`“The lab team cannot work without the network: a quarter of the payroll.”`}
        rows={2}
        {...register('phiBasis')}
        error={error('phiBasis')}
      />
      <RadioGroup
        label={t`Which hours count?`}
        {...register('hoursBasis')}
        choices={[
          {
            value: 'CALENDAR',
            label: t`Every hour of the week`,
            hint: t`Leases and payroll go on at night.`,
          },
          { value: 'WORKING', label: t`Working hours`, hint: t`The clock pauses outside them.` },
        ]}
      />
      <Suspense fallback={<Skeleton height={90} />}>
        <BurnPreview />
      </Suspense>
    </>
  )
}
