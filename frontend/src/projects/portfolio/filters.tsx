import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { later } from '~/design/later'
import { SearchBox } from '~/parts/records/search-box'
import type { ProjectsSearch } from '~/parts/search/projects-search'

/** Their place is kept meanwhile. */
const FilterChips = later(
  async () => (await import('./filter-chips')).FilterChips,
  <span style={{ width: 520, maxWidth: '100%', height: 'var(--ctl)' }} aria-hidden />,
)

/** Search and filter chips of the portfolio table; each one is a part of the address. */
export function Filters({ search, portfolios }: { search: ProjectsSearch; portfolios: readonly string[] }) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/projects' })
  const change = useCallback(
    (part: Partial<ProjectsSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const onSearch = useCallback((q: string) => change({ q: q || undefined }), [change])
  return (
    <>
      <SearchBox value={search.q ?? ''} onChange={onSearch} placeholder={t`Filter by name or reference`} />
      <FilterChips search={search} portfolios={portfolios} change={change} />
    </>
  )
}
