import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { PrecedentsSearch } from './search'

/** Changes a part of the address, which the page follows. */
export function usePrecedentsSearch(search: PrecedentsSearch) {
  const navigate = useNavigate()
  return useCallback(
    (part: Partial<PrecedentsSearch>) =>
      void navigate({ to: '/exceptions/precedents', search: { ...search, ...part }, replace: true }),
    [navigate, search],
  )
}
