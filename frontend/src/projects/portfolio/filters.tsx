import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useCallback } from 'react'
import { Button } from '~/design/button/button'
import { FilterChip } from '~/parts/records/filter-chip'
import { MineChip } from '~/parts/records/mine-chip'
import { SearchBox } from '~/parts/records/search-box'
import { useRatingWord } from '~/parts/rating/rating'
import { useStageWord } from '../stage'
import { RATINGS, STAGES, type ProjectsSearch } from '~/parts/search/projects-search'

/** Search and filter chips of the portfolio table; each one is a part of the address. */
export function Filters({ search, portfolios }: { search: ProjectsSearch; portfolios: readonly string[] }) {
  const { t } = useLingui()
  const rating = useRatingWord()
  const stage = useStageWord()
  const navigate = useNavigate({ from: '/projects' })
  const change = useCallback(
    (part: Partial<ProjectsSearch>) => void navigate({ search: old => ({ ...old, ...part }), replace: true }),
    [navigate],
  )
  const onSearch = useCallback((q: string) => change({ q: q || undefined }), [change])
  const some =
    search.mine ||
    search.q ||
    search.portfolio ||
    search.stage ||
    search.rating ||
    search.ended ||
    search.gate
  return (
    <>
      <SearchBox value={search.q ?? ''} onChange={onSearch} placeholder={t`Filter by name or reference`} />
      <MineChip mine={Boolean(search.mine)} onChange={mine => change({ mine })} />
      <FilterChip
        label={t`Portfolio`}
        options={portfolios.map(name => ({ value: name, label: name }))}
        chosen={search.portfolio ?? []}
        onChange={portfolio => change({ portfolio })}
      />
      <FilterChip
        label={t`Stage`}
        options={STAGES.map(value => ({ value, label: stage(value) }))}
        chosen={search.stage ?? []}
        onChange={chosen => change({ stage: chosen })}
      />
      <FilterChip
        label={t`Rating`}
        options={RATINGS.map(value => ({
          value,
          label: value === 'none' ? t`Withheld or not rated` : rating(value),
        }))}
        chosen={search.rating ?? []}
        onChange={chosen => change({ rating: chosen })}
      />
      <FilterChip
        single
        label={t`Ended`}
        options={[
          { value: 'no', label: t`Still running` },
          { value: 'yes', label: t`Past its end` },
        ]}
        chosen={search.ended ? [search.ended] : []}
        onChange={chosen => change({ ended: chosen?.[0] })}
      />
      <FilterChip
        single
        label={t`Gate`}
        options={[
          { value: 'yes', label: t`Has a gate ahead` },
          { value: 'no', label: t`No gate ahead` },
        ]}
        chosen={search.gate ? [search.gate] : []}
        onChange={chosen => change({ gate: chosen?.[0] })}
      />
      {some && (
        <Button
          icon
          variant="ghost"
          aria-label={t`Clear filters`}
          onClick={() =>
            change({
              q: undefined,
              mine: undefined,
              portfolio: undefined,
              stage: undefined,
              rating: undefined,
              ended: undefined,
              gate: undefined,
            })
          }
        >
          <X size={15} aria-hidden />
        </Button>
      )}
    </>
  )
}
