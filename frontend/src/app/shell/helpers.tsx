import { lazy, Suspense, useState } from 'react'
import { useSessionState } from '../session/state'
import { openHelper, useOpenHelper, type Helper } from './helpers-state'
import { useShortcuts } from './use-shortcuts'

const Palette = lazy(() => import('../palette/palette'))
const Shortcuts = lazy(() => import('./shortcuts'))
const SignInAgain = lazy(() => import('../session/sign-in-again'))

/** Palette, shortcuts and "sign in again": fetched when first opened. */
export function Helpers({ roles }: { roles: readonly string[] }) {
  const open = useOpenHelper()
  const { session } = useSessionState()
  const [ever, setEver] = useState<readonly Helper[]>([])
  if (open && !ever.includes(open)) setEver([...ever, open])
  useShortcuts(roles)
  const change = (helper: Helper) => (next: boolean) => openHelper(next ? helper : null)
  return (
    <Suspense>
      {ever.includes('palette') && (
        <Palette open={open === 'palette'} onOpenChange={change('palette')} roles={roles} />
      )}
      {ever.includes('shortcuts') && (
        <Shortcuts open={open === 'shortcuts'} onOpenChange={change('shortcuts')} roles={roles} />
      )}
      {session === 'ended' && <SignInAgain />}
    </Suspense>
  )
}
