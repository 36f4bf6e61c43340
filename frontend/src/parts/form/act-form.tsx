import { Trans } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { ActBody, type ActInFrame, type FormInFrame } from './act-body'
import s from './fields.module.css'

type Props = {
  form: FormInFrame
  act: ActInFrame
  /** What the button does: "Save". */
  send: ReactNode
  danger?: boolean
  /** Closes without sending. */
  onCancel?: () => void
  children: ReactNode
}

/** A form on a page; in a dialog it is `ActDialog`. */
export function ActForm({ form, act, send, danger, onCancel, children }: Props) {
  const id = useId()
  return (
    <div className={s.form}>
      <ActBody id={id} form={form} act={act}>
        {children}
      </ActBody>
      <div className={s.acts}>
        {onCancel && (
          <Button onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        <Button type="submit" form={id} variant={danger ? 'danger' : 'primary'} busy={act.busy}>
          {send}
        </Button>
      </div>
    </div>
  )
}

/** Fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={s.pair}>{children}</div>
