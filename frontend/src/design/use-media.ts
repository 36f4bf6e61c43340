import { useSyncExternalStore } from 'react'

/** Whether a media query holds now, for the few layouts that CSS alone cannot change. */
export function useMedia(query: string) {
  return useSyncExternalStore(
    listener => {
      const list = window.matchMedia?.(query)
      list?.addEventListener('change', listener)
      return () => list?.removeEventListener('change', listener)
    },
    () => window.matchMedia?.(query).matches ?? false,
  )
}
