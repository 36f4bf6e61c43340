import { useSyncExternalStore } from 'react'

/**
 * What the shell knows about the session and the line to the server.
 * unknown: nobody asked yet · in: signed in · ended: was signed in, the server no longer knows the session.
 */
type State = {
  session: 'unknown' | 'in' | 'ended'
  personId: string | null
  line: 'ok' | 'lost'
  forbidden: boolean
  outdated: boolean
}

let state: State = { session: 'unknown', personId: null, line: 'ok', forbidden: false, outdated: false }
const listeners = new Set<() => void>()
let restored = waiting()

function set(change: Partial<State>) {
  const next = { ...state, ...change }
  if (JSON.stringify(next) === JSON.stringify(state)) return
  state = next
  for (const listener of listeners) listener()
}

export const sessionState = () => state

export const signedInAs = (personId: string) => set({ session: 'in', personId })

/**
 * The server answered 401. Somebody who was signed in is asked to sign in again on top of the page, and what was
 * under way waits for it; for others there is nothing to wait for.
 */
export function sessionEnded(): Promise<void> | null {
  if (state.session === 'unknown') return null
  set({ session: 'ended' })
  return restored.promise
}

export function sessionRestored() {
  set({ session: 'in' })
  restored.resolve()
  restored = waiting()
}

export const lineIs = (line: State['line']) => set({ line })
export const pagesAreOutdated = () => set({ outdated: true })
export const accessForbidden = () => set({ forbidden: true })

export function useSessionState() {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

function waiting() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}
