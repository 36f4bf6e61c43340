import { Trans } from '@lingui/react/macro'
import { useId, type FormEvent, type ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { FormErrors, type FormError } from '~/design/form-errors/form-errors'
import { Stack } from '~/design/page/page'
import type { Refusal } from '~/parts/act/refusal'
import { RefusalView } from '~/parts/refusal/refusal-view'
import s from './form-dialog.module.css'

type Props = {
  title: ReactNode
  note?: ReactNode
  send: ReactNode
  danger?: boolean
  form: { submit: (event: FormEvent) => unknown; summary: FormError[]; tries: number }
  act: { busy: boolean; refusal: Refusal | null; retry: () => Promise<unknown> }
  onClose: () => void
  children?: ReactNode
}

/** One act in a dialog: fields, what stands in the way on top, the act at the foot. */
export function FormDialog({ title, note, send, danger, form, act, onClose, children }: Props) {
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      note={note}
      size="m"
      acts={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={id} variant={danger ? 'danger' : 'primary'} busy={act.busy}>
            {send}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={event => {
          event.stopPropagation()
          void form.submit(event)
        }}
      >
        <Stack>
          <FormErrors errors={form.summary} focusKey={form.tries} />
          {act.refusal?.__typename !== 'Invalid' && (
            <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
          )}
          {children}
        </Stack>
      </form>
    </Dialog>
  )
}

/** Fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={s.pair}>{children}</div>
