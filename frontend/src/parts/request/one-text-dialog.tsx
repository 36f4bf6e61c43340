import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { TextArea } from '~/design/field/text-field'
import type { Act } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'

type Props<Input> = {
  onClose: () => void
  title: ReactNode
  note?: ReactNode
  label: string
  hint?: ReactNode
  /** The server's name of the text's field. */
  field: string
  submit: ReactNode
  /** Keeps what is typed under this key until it is sent: `REQ-2041/restate`. */
  keep: string
  danger?: boolean
  act: Act<Input, unknown>
  input: (text: string) => Input
  onReload?: () => void
  /** The record's version, on a page that follows it. */
  stands?: number
  /** What it is about, above the text. */
  children?: ReactNode
}

const schema = z.object({ text: z.string() })

/** An act that needs one text: a reason, a correction, evidence. */
export function OneTextDialog<Input>(props: Props<Input>) {
  const { label, hint, field, act, input, submit, keep, children, ...frame } = props
  const form = useActForm<{ text: string }, Input>({
    schema,
    defaults: { text: '' },
    act,
    input: values => input(values.text),
    rename: { [field]: 'text' },
    keep,
  })
  return (
    <ActDialog {...frame} send={submit} form={form} act={act}>
      {children}
      <TextArea label={label} hint={hint} {...form.register('text')} error={form.error('text')} />
    </ActDialog>
  )
}
