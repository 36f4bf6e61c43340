import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import type { SourcesSearch } from './search'

type Props = {
  search: SourcesSearch
  units: readonly { readonly id: string; readonly name: string }[]
  onChange: (part: Partial<SourcesSearch>) => void
}

/** Which sources: by a word, inside the base or outside, by unit, those retired too. */
export function SourceFilters({ search, units, onChange }: Props) {
  const { t } = useLingui()
  const onSearch = useCallback((q: string) => onChange({ q: q || undefined }), [onChange])
  return (
    <>
      <SearchBox
        value={search.q ?? ''}
        onChange={onSearch}
        placeholder={t`Filter by name, supplier or reference`}
      />
      <FilterChip
        single
        label={t`Supply base`}
        options={[
          { value: 'inside', label: t`Inside` },
          { value: 'outside', label: t`Outside` },
        ]}
        chosen={search.base ? [search.base] : []}
        onChange={chosen => onChange({ base: chosen?.[0] })}
      />
      <FilterChip
        label={t`Unit`}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={search.unit ?? []}
        onChange={unit => onChange({ unit })}
      />
      <FilterChip
        single
        label={t`Retired`}
        options={[
          { value: 'retired', label: t`Retired only` },
          { value: 'all', label: t`Retired too` },
        ]}
        chosen={search.kept ? [search.kept] : []}
        onChange={chosen => onChange({ kept: chosen?.[0] })}
      />
    </>
  )
}
