import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { ListBar } from '~/parts/records/bar'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { useOfficeWord } from '~/words'
import type { RulesSearch } from './rules-search'
import { useRulesSearch } from './use-rules-search'

const OFFICES = ['PMO', 'SMO', 'CMO'] as const

export function RulesBar({ search }: { search: RulesSearch }) {
  const { t } = useLingui()
  const office = useOfficeWord()
  const change = useRulesSearch(search)
  const find = useCallback((q: string) => change({ q: q || undefined }), [change])
  return (
    <ListBar>
      <SearchBox value={search.q ?? ''} onChange={find} placeholder={t`Title or reference`} />
      <FilterChip
        label={t`Office`}
        options={OFFICES.map(value => ({ value, label: office(value) }))}
        chosen={search.office ? [search.office] : []}
        onChange={chosen => change({ office: chosen?.[0] })}
        single
      />
    </ListBar>
  )
}
