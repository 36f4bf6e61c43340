import { useLingui } from '@lingui/react/macro'
import { Controller, type Control, type FieldValues, type Path, type UseFormRegister } from 'react-hook-form'
import * as z from 'zod/mini'
import { AmountField } from '~/design/field/amount-field'
import { TextArea } from '~/design/field/text-field'
import { Row } from '~/design/page/page'
import { shareOf } from '../share'

/** A share of the burn as it is typed: low, likely, high, and what it rests on. */
export type Share = { phiLow: string; phiLikely: string; phiHigh: string; phiBasis: string }

export const NO_SHARE: Share = { phiLow: '', phiLikely: '', phiHigh: '', phiBasis: '' }

/** What can be checked of a share before it is sent. */
export function useShareSchema() {
  const { t } = useLingui()
  const share = z.string().check(z.regex(/^\d+(\.\d+)?$/, t`A share lies between 0 and 100 percent.`))
  return z.looseObject({
    phiLow: share,
    phiLikely: share,
    phiHigh: share,
    phiBasis: z.string().check(z.refine(text => text.trim() !== '', t`Say what this share rests on.`)),
  })
}

/** The share as the graph takes it: parts of one instead of percent. */
export const shareInput = ({ phiLow, phiLikely, phiHigh, phiBasis }: Share) => ({
  phiLow: shareOf(phiLow) ?? '',
  phiLikely: shareOf(phiLikely) ?? '',
  phiHigh: shareOf(phiHigh) ?? '',
  phiBasis,
})

type Props<Values extends Share & FieldValues> = {
  form: {
    control: Control<Values>
    register: UseFormRegister<Values>
    error: (name: Path<Values>) => string | undefined
  }
}

/** The fields of a share, whoever states it. */
export function ShareFields<Values extends Share & FieldValues>({ form }: Props<Values>) {
  const { t } = useLingui()
  const fields = [
    ['phiLow', t`At the least`],
    ['phiLikely', t`Likely`],
    ['phiHigh', t`At the most`],
  ] as const
  const basis = 'phiBasis' as Path<Values>
  return (
    <>
      <Row>
        {fields.map(([part, label]) => {
          const name = part as Path<Values>
          return (
            <Controller
              key={name}
              control={form.control}
              name={name}
              render={({ field }) => (
                <AmountField label={label} unit="%" size="s" {...field} error={form.error(name)} />
              )}
            />
          )
        })}
      </Row>
      <TextArea
        label={t`What the share rests on`}
        rows={2}
        {...form.register(basis)}
        error={form.error(basis)}
      />
    </>
  )
}
