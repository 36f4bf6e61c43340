import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Reads what the open page shows anew, after an act changed more than its answer says; the shell stays as it is. */
export function useReadAnew() {
  const router = useRouter()
  return useCallback(
    () =>
      void router.invalidate({ filter: match => match.routeId !== '/shell' && match.routeId !== '__root__' }),
    [router],
  )
}
