import { Trans } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { FormErrors, type FormError } from '~/design/form-errors/form-errors'
import { Stack } from '~/design/page/page'
import type { Refusal } from '~/parts/act/refusal'
import { RefusalView } from '~/parts/refusal/refusal-view'

type Props = {
  onClose: () => void
  title: ReactNode
  /** The consequence, in a sentence. */
  note?: ReactNode
  submit: ReactNode
  danger?: boolean
  form: {
    submit: (event: React.FormEvent<HTMLFormElement>) => Promise<void>
    summary: FormError[]
    tries: number
  }
  act: { busy: boolean; refusal: Refusal | null; retry: () => Promise<unknown> }
  /** Shows what stands now, after a conflict. */
  onReload?: () => void
  size?: 's' | 'm'
  children?: ReactNode
}

/** One act in a dialog: fields, what stands in the way on top, and the act at the foot. */
export function ActDialog(props: Props) {
  const { onClose, title, note, submit, danger, form, act, onReload, size = 'm', children } = props
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      note={note}
      size={size}
      acts={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={id} variant={danger ? 'danger' : 'primary'} busy={act.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={event => void form.submit(event)}>
        <Stack>
          <FormErrors errors={form.summary} focusKey={form.tries} />
          {act.refusal?.__typename !== 'Invalid' && (
            <RefusalView
              refusal={act.refusal}
              onRetry={() => void act.retry()}
              {...(onReload && { onReload })}
            />
          )}
          {children}
        </Stack>
      </form>
    </Dialog>
  )
}
