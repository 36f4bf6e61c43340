import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { Button } from '~/design/button/button'
import { FilterChip } from '~/parts/records/filter-chip'
import { MineChip } from '~/parts/records/mine-chip'
import { useRatingWord } from '~/parts/rating/rating'
import { useStageWord } from '../stage'
import { RATINGS, STAGES, type ProjectsSearch } from '~/parts/search/projects-search'

type Props = {
  search: ProjectsSearch
  portfolios: readonly string[]
  change: (part: Partial<ProjectsSearch>) => void
}

/** The chips beside the search: fetched after the rows, which they narrow. */
export function FilterChips({ search, portfolios, change }: Props) {
  const { t } = useLingui()
  const rating = useRatingWord()
  const stage = useStageWord()
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
