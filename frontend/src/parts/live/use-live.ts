import { useEffect, useEffectEvent, useState } from 'react'
import type { RequestParameters, Variables } from 'relay-runtime'
import { watch } from './line'

/** connecting · live · updated: somebody else changed it a moment ago · lost: the line is gone, it is tried again ·
 *  gone: no longer the reader's to see · ended: nobody is told any more */
export type LiveState = 'connecting' | 'live' | 'updated' | 'lost' | 'gone' | 'ended'

/** One's own act answers first: then what arrives here is known already. */
const OWN_ACT_FIRST = 400
const JUST_NOW = 10_000

type Asked = {
  params: RequestParameters
  variables: Variables
  /** What the page shows, in short: it is read again when what arrives says otherwise. */
  shown: string
  /** The same of what arrives; null when it is no longer the reader's to see. */
  mark: (data: unknown) => string | null
  /** Reads the page's records again; what somebody types stays. */
  again: () => Promise<unknown>
}

/** Keeps a page as it stands on the server, and says how it stands with that. */
export function useLive({ params, variables, shown, mark, again }: Asked): LiveState {
  const [state, setState] = useState<LiveState>('connecting')
  const [attempt, setAttempt] = useState(0)
  const watched = JSON.stringify(variables)
  const compare = useEffectEvent(async (told: string) => {
    if (told === shown) return
    await again()
    setState(is => (is === 'gone' ? is : 'updated'))
  })
  const signInAgain = useEffectEvent(async () => {
    await again() // the answer 401 asks to sign in again, and goes on afterwards
    setAttempt(count => count + 1)
  })
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const leave = watch(params, JSON.parse(watched), {
      next: data => {
        const told = mark(data)
        clearTimeout(waiting)
        if (told === null) setState('gone')
        else waiting = setTimeout(() => void compare(told), OWN_ACT_FIRST)
      },
      ended: signedOut => {
        setState('ended')
        if (signedOut) void signInAgain().catch(() => undefined)
      },
      line: open => setState(is => (is === 'gone' ? is : open ? 'live' : 'lost')),
    })
    return () => {
      clearTimeout(waiting)
      leave()
    }
  }, [params, watched, mark, attempt])
  useEffect(() => {
    if (state !== 'updated') return
    const later = setTimeout(() => setState(is => (is === 'updated' ? 'live' : is)), JUST_NOW)
    return () => clearTimeout(later)
  }, [state])
  return state
}
