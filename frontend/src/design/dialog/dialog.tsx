import { lazy, Suspense, useState } from 'react'
import type { DialogProps } from './dialog-window'

const DialogWindow = lazy(() => import('./dialog-window'))

/** Asks once, plainly. The window is fetched when the first one opens: it weighs as much as a page. */
export function Dialog(props: DialogProps) {
  const [everOpen, setEverOpen] = useState(props.open)
  if (props.open && !everOpen) setEverOpen(true)
  if (!everOpen) return null
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  )
}
