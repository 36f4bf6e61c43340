import { useLingui } from '@lingui/react/macro'
import type { PlainColumn } from '~/design/table/plain-table'
import { ScaleOf, useRatingWord } from '~/parts/rating/rating'
import { NoValue, useWords } from '~/words'
import type { RatingCount } from './by-portfolio'
import { Drill } from './drill'
import { projectsOf } from './places'

/** The same as a table. */
export function useRatingColumns(): PlainColumn<RatingCount>[] {
  const { t } = useLingui()
  const words = useWords()
  const word = useRatingWord()
  return [
    { id: 'portfolio', head: t`Department`, cell: row => row.portfolio },
    {
      id: 'rating',
      head: t`Rating`,
      cell: ({ rating }) =>
        rating === 'withheld' ? (
          <NoValue why="withheld" />
        ) : rating ? (
          word(rating)
        ) : (
          <NoValue why="unknown" />
        ),
    },
    { id: 'scale', head: t`Scale`, cell: ({ scale }) => (scale ? <ScaleOf scale={scale} /> : null) },
    {
      id: 'projects',
      head: t`Projects`,
      end: true,
      cell: row => (
        <Drill at={projectsOf(row.portfolio, row.rating ?? null)}>{words.count(row.projects)}</Drill>
      ),
    },
  ]
}
