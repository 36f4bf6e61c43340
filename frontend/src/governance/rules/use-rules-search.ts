import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { RulesSearch } from './rules-search'

/** Changes a part of the library's address; what becomes undefined leaves it. */
export function useRulesSearch(search: RulesSearch) {
  const navigate = useNavigate()
  return useCallback(
    (change: Partial<RulesSearch>) =>
      void navigate({ to: '/rules', replace: true, search: { ...search, ...change } }),
    [navigate, search],
  )
}
