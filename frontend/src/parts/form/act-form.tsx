import { Trans } from '@lingui/react/macro'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { FormErrors, type FormError } from '~/design/form-errors/form-errors'
import type { Refusal } from '../act/refusal'
import { RefusalView } from '../refusal/refusal-view'
import s from './fields.module.css'

type FormProps = {
  /** Of `useActForm`. */
  form: { submit: (event: FormEvent) => unknown; summary: FormError[]; tries: number }
  /** Of `useAct`. */
  act: { busy: boolean; refusal: Refusal | null; retry: () => Promise<unknown> }
  /** What the button does: "Enter forecast". */
  send: ReactNode
  danger?: boolean
  /** Closes without sending. */
  onCancel?: () => void
  children: ReactNode
}

/** A form around one act: what stands in the way on top, the fields, then the act. */
export function ActForm({ form, act, send, danger, onCancel, children }: FormProps) {
  const other = act.refusal?.__typename === 'Invalid' ? null : act.refusal
  return (
    <form
      className={s.form}
      noValidate
      onSubmit={event => {
        // a dialog is drawn elsewhere, but React hands its events on to the form around it
        event.stopPropagation()
        void form.submit(event)
      }}
    >
      <FormErrors errors={form.summary} focusKey={form.tries} />
      {children}
      <RefusalView refusal={other} onRetry={() => void act.retry()} />
      <div className={s.acts}>
        {onCancel && (
          <Button onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={act.busy}>
          {send}
        </Button>
      </div>
    </form>
  )
}

type DialogProps = Omit<FormProps, 'onCancel'> & {
  title: ReactNode
  /** The consequence, in one sentence. */
  note?: ReactNode
  size?: 's' | 'm' | 'l'
  onClose: () => void
}

/** The same in a dialog. */
export function ActDialog({ title, note, size = 'm', onClose, ...form }: DialogProps) {
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={title} note={note} size={size}>
      <ActForm {...form} onCancel={onClose} />
    </Dialog>
  )
}

/** Fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={s.pair}>{children}</div>
