import { lazy, Suspense } from 'react'
import { useAsOpened } from './use-as-opened'

const ChangedNote = lazy(() => import('./changed-note'))

type Props = {
  /** What tells one state of the record from another: its version, or a gate's stamp. */
  stands: string | number
  /** While one's own act is on its way, a change is most likely its own. */
  busy: boolean
  /** Whether something can be typed, and is there again when the dialog is opened again. */
  kept?: boolean
}

/** Says quietly that what a dialog is about is no longer what it was when it opened. */
export function ChangedMeanwhile({ stands, busy, kept }: Props) {
  const changed = useAsOpened(stands) !== stands && !busy
  return (
    <div role="status" aria-live="polite">
      <Suspense>{changed && <ChangedNote kept={kept} />}</Suspense>
    </div>
  )
}
