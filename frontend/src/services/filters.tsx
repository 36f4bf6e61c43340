import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import type { ServicesSearch } from '~/parts/search/services-search'

type Props = {
  search: ServicesSearch
  families: readonly { readonly id: string; readonly name: string }[]
  me: string
  onChange: (part: Partial<ServicesSearch>) => void
}

/** Which services: by a word, by family, by who owns them. */
export function ServiceFilters({ search, families, me, onChange }: Props) {
  const { t } = useLingui()
  const onSearch = useCallback((q: string) => onChange({ q: q || undefined }), [onChange])
  return (
    <>
      <SearchBox
        value={search.q ?? ''}
        onChange={onSearch}
        placeholder={t`Filter by name, agency or reference`}
      />
      <FilterChip
        label={t`Family`}
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={search.family ?? []}
        onChange={family => onChange({ family })}
      />
      <FilterChip
        single
        label={t`Owner`}
        options={[
          { value: me, label: t`Mine` },
          { value: 'none', label: t`Nobody yet` },
        ]}
        chosen={search.owner ? [search.owner] : []}
        onChange={chosen => onChange({ owner: chosen?.[0] })}
      />
    </>
  )
}
