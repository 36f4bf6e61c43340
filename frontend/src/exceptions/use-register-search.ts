import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ChangeSearch, RegisterSearch } from './register-search'

/** Changes a part of the register's address; what becomes undefined leaves it. */
export function useRegisterSearch(search: RegisterSearch): ChangeSearch {
  const navigate = useNavigate()
  return useCallback(
    change => void navigate({ to: '/exceptions', replace: true, search: { ...search, ...change } }),
    [navigate, search],
  )
}
