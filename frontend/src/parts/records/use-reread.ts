import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Reads what the open page shows anew, after an act changed more than its answer says; the page stays meanwhile. */
export function useReread() {
  const router = useRouter()
  return useCallback(
    () =>
      void router.invalidate({ filter: match => match.routeId !== '/shell' && match.routeId !== '__root__' }),
    [router],
  )
}
