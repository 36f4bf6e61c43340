import type { ReactNode } from 'react'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { DateField } from '~/design/field/date-field'
import { TextArea } from '~/design/field/text-field'
import type { Act } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import type { DialogOfRequest } from './request'

export type ReasonAndDay = { reason: string; day: string }

type Props<Input> = DialogOfRequest & {
  title: ReactNode
  note: ReactNode
  send: ReactNode
  danger?: boolean
  /** Keeps what is typed until it is sent, beside the request's reference. */
  keep: string
  reason: { label: string; hint?: ReactNode }
  day: { label: string; field: string }
  act: Act<Input, unknown>
  input: (values: ReasonAndDay) => Input
}

const schema = z.looseObject({})

/** An act that needs a reason and a day; the server says what lacks. */
export function ReasonDayDialog<Input>(props: Props<Input>) {
  const { request, keep, reason, day, act, input, ...frame } = props
  const form = useActForm<ReasonAndDay, Input>({
    schema,
    keep: `${request.ref}/${keep}`,
    defaults: { reason: '', day: '' },
    act,
    input,
    rename: { [day.field]: 'day' },
  })
  return (
    <ActDialog {...frame} stands={request.version} form={form} act={act}>
      <TextArea
        label={reason.label}
        hint={reason.hint}
        {...form.register('reason')}
        error={form.error('reason')}
      />
      <Controller
        control={form.control}
        name="day"
        render={({ field }) => <DateField label={day.label} size="s" {...field} error={form.error('day')} />}
      />
    </ActDialog>
  )
}
