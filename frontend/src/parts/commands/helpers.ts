import { useSyncExternalStore } from 'react'

/** What may open over any page, one at a time. */
export type Helper = 'palette' | 'shortcuts'

let open: Helper | null = null
const listeners = new Set<() => void>()

export function openHelper(helper: Helper | null) {
  open = helper
  for (const listener of listeners) listener()
}

export function useOpenHelper() {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}
