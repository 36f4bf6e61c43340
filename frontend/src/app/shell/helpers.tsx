import { lazy, Suspense, useState, type ComponentType } from 'react'
import { loadWords } from '../catalogues'
import { useSessionState } from '../session/state'
import { openHelper, useOpenHelper, type Helper } from '~/parts/commands/helpers'
import { useShortcuts } from './use-shortcuts'

const withWords = <Props,>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(async () => (await Promise.all([load(), loadWords('parts')]))[0])

const Palette = withWords(() => import('../palette/palette'))
const Shortcuts = withWords(() => import('./shortcuts'))
const SignInAgain = withWords(() => import('../session/sign-in-again'))

/** Palette, shortcuts and "sign in again": fetched when first opened. */
export function Helpers({ acts }: { acts: readonly string[] }) {
  const open = useOpenHelper()
  const { session } = useSessionState()
  const [ever, setEver] = useState<readonly Helper[]>([])
  if (open && !ever.includes(open)) setEver([...ever, open])
  useShortcuts(acts)
  const change = (helper: Helper) => (next: boolean) => openHelper(next ? helper : null)
  return (
    <Suspense>
      {ever.includes('palette') && (
        <Palette open={open === 'palette'} onOpenChange={change('palette')} acts={acts} />
      )}
      {ever.includes('shortcuts') && (
        <Shortcuts open={open === 'shortcuts'} onOpenChange={change('shortcuts')} acts={acts} />
      )}
      {session === 'ended' && <SignInAgain />}
    </Suspense>
  )
}
