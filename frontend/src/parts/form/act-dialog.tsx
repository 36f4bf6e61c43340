import { Trans } from '@lingui/react/macro'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { FieldScope } from '~/design/field/field-scope'
import { DraftNote } from '../draft/draft-note'
import { ActBody, type ActInFrame, type FormInFrame } from './act-body'
import { ChangedMeanwhile } from './changed-meanwhile'
import { LeaveQuestion } from './leave-question'

type Props = {
  title: ReactNode
  /** The consequence, in one sentence. */
  note?: ReactNode
  form: FormInFrame
  act: ActInFrame
  /** What the button does: "Enter forecast". */
  send: ReactNode
  danger?: boolean
  size?: 's' | 'm' | 'l'
  onClose: () => void
  /** Shows what stands now, after a conflict. */
  onReload?: () => void
  /** The record's version on a page that follows it: a change is told, and after a conflict one looks at the page. */
  stands?: string | number
  children?: ReactNode
}

/**
 * One act in a dialog. Closing it takes nothing away: what a form keeps (`keep` of `useActForm`) is there again when
 * it is opened again; of what is not kept it asks first. What is told of the draft moves no button away from a finger.
 */
export function ActDialog(props: Props) {
  const { title, note, form, act, send, danger, size = 'm', onClose, onReload, stands, children } = props
  const id = useId()
  const [asking, setAsking] = useState(false)
  const { draft, restart } = form
  const leave = () => {
    if (form.dirty && !draft) setAsking(before => !before)
    else onClose()
  }
  const look = () => {
    onReload?.()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && leave()}
      title={title}
      note={note}
      size={size}
      acts={
        asking ? (
          <LeaveQuestion onStay={() => setAsking(false)} onLeave={onClose} />
        ) : (
          <>
            {stands === undefined ? (
              draft && <DraftNote draft={draft} />
            ) : (
              <ChangedMeanwhile stands={stands} busy={act.busy} kept={Boolean(draft)}>
                {draft && <DraftNote draft={draft} />}
              </ChangedMeanwhile>
            )}
            {draft && restart && (
              <Button
                variant="ghost"
                onClick={restart}
                style={{ visibility: draft.state === 'saved' ? undefined : 'hidden' }}
              >
                <Trans>Start afresh</Trans>
              </Button>
            )}
            <Button onClick={leave}>
              {draft && form.dirty ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
            </Button>
            <Button type="submit" form={id} variant={danger ? 'danger' : 'primary'} busy={act.busy}>
              {send}
            </Button>
          </>
        )
      }
    >
      <FieldScope value={`${id}-`}>
        <ActBody id={id} form={form} act={act} onReload={stands === undefined ? onReload : look}>
          {children}
        </ActBody>
      </FieldScope>
    </Dialog>
  )
}
