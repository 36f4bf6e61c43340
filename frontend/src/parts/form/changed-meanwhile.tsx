import { lazy, Suspense, type ReactNode } from 'react'
import { useAsOpened } from './use-as-opened'
import s from './fields.module.css'

const ChangedNote = lazy(() => import('./changed-note'))

type Props = {
  /** What tells one state of the record from another: its version, or a gate's stamp. */
  stands: string | number
  /** While one's own act is on its way, a change is most likely its own. */
  busy: boolean
  /** Whether something can be typed, and is there again when the dialog is opened again. */
  kept?: boolean
  /** What stands in the same place as long as nothing changed. */
  children?: ReactNode
}

/**
 * Says quietly, among a dialog's acts, that what it is about is no longer what it was when it opened. Its room is kept
 * from the beginning, so that no button moves at that moment.
 */
export function ChangedMeanwhile({ stands, busy, kept, children }: Props) {
  const changed = useAsOpened(stands) !== stands && !busy
  return (
    <div role="status" aria-live="polite" className={s.meanwhile} data-changed={changed || undefined}>
      {changed ? (
        <Suspense>
          <ChangedNote kept={kept} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  )
}
