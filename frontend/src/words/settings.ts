import { useSyncExternalStore } from 'react'

/** The signed-in person's time zone; until it is known, the browser's. */
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const listeners = new Set<() => void>()

export function setTimeZone(timeZone: string) {
  if (timeZone === zone) return
  zone = timeZone
  for (const listener of listeners) listener()
}

export function useTimeZone() {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => zone,
  )
}
