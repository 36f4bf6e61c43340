import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useCallback } from 'react'
import { ListBar } from '~/parts/records/bar'
import type { ExportAsked } from '~/parts/export/export-table'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { useOfficeWord } from '~/words'
import type { RulesSearch } from './rules-search'
import { useRulesSearch } from './use-rules-search'

const OFFICES = ['PMO', 'SMO', 'CMO'] as const

const ExportMenu = lazy(async () => ({ default: (await import('~/parts/export/export-menu')).ExportMenu }))
const COLUMNS = ['office', 'statement', 'waivable', 'cited', 'compliance', 'review', 'origin']

type Props = { search: RulesSearch; acts: readonly string[]; variables: ExportAsked['variables'] }

export function RulesBar({ search, acts, variables }: Props) {
  const { t } = useLingui()
  const office = useOfficeWord()
  const change = useRulesSearch(search)
  const find = useCallback((q: string) => change({ q: q || undefined }), [change])
  return (
    <ListBar
      tools={
        <Suspense>
          <ExportMenu acts={acts} table="rules" columns={COLUMNS} variables={variables} />
        </Suspense>
      }
    >
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
