import { useEffect, useSyncExternalStore } from 'react'

/** Keys, and what they do. */
export type Keys = readonly (readonly [readonly string[], string])[]

const NONE: Keys = []
let told: Keys = NONE
const listeners = new Set<() => void>()

function tell(keys: Keys) {
  told = keys
  for (const listener of listeners) listener()
}

/** Tells which keys a page knows, while it is open: the list of shortcuts shows them first. */
export function useKeysOfPage(keys: Keys) {
  const said = JSON.stringify(keys)
  useEffect(() => {
    tell(JSON.parse(said) as Keys)
    return () => tell(NONE)
  }, [said])
}

/** The keys of the page that is open. */
export function useToldKeys() {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => told,
  )
}
