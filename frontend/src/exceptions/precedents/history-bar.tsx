import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { BANDS, OUTCOMES, type PrecedentsSearch } from './search'
import { useBandWord, useCaseWord } from './history-words'
import { usePrecedentsSearch } from './use-precedents-search'
import s from './precedents-page.module.css'

/** Which cases: by key or unit, by band of money (which the distribution follows), by outcome. */
export function HistoryBar({ search }: { search: PrecedentsSearch }) {
  const { t } = useLingui()
  const change = usePrecedentsSearch(search)
  const find = useCallback((typed: string) => change({ case: typed || undefined }), [change])
  const band = useBandWord()
  const outcome = useCaseWord()
  return (
    <div className={s.bar} data-print="hide">
      <SearchBox value={search.case ?? ''} onChange={find} placeholder={t`Case or unit`} />
      <FilterChip
        label={t`Band of money`}
        options={BANDS.map(value => ({ value: String(value), label: band(value) }))}
        chosen={search.band === undefined ? [] : [String(search.band)]}
        onChange={chosen => change({ band: chosen ? Number(chosen[0]) : undefined })}
        single
      />
      <FilterChip
        label={t`Outcome`}
        options={OUTCOMES.map(value => ({ value, label: outcome(value) }))}
        chosen={search.outcome ? [search.outcome] : []}
        onChange={chosen => change({ outcome: chosen?.[0] })}
        single
      />
    </div>
  )
}
