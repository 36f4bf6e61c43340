import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ToldAct } from './use-act-hints'

/** An address may name one of these acts (`#reopenRequest`): its dialog opens once, and the name leaves the address. */
export function useNamedAct<Act extends string>(
  names: readonly Act[],
  acts: readonly ToldAct[],
  open: (act: Act) => void,
) {
  const hash = useLocation({ select: location => location.hash })
  const named = names.find(each => each === hash && acts.some(({ act, allowed }) => act === each && allowed))
  const navigate = useNavigate()
  useEffect(() => {
    if (!named) return
    open(named)
    void navigate({ to: '.', replace: true, resetScroll: false })
  }, [named, open, navigate])
}
