import { Trans, useLingui } from '@lingui/react/macro'
import { Gauge } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ratingHistory_project$key } from '~/__generated__/ratingHistory_project.graphql'
import { Figure } from '~/charts/figure'
import { RatingStrip } from '~/charts/rating-strip'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { NoValue } from '~/words'
import { ratingLevel, ratingTone, ScaleOf, useRatingWord } from '~/parts/rating/rating'
import { courseOf } from './course'

const fragment = graphql`
  fragment ratingHistory_project on Project {
    ratings {
      id
      year
      source
      scale
      value
      withheld
    }
  }
`

/** Who rated; the order in which their strips stand. */
const SOURCES = ['ipa', 'sro', 'published']

function useSourceWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    ipa: t`Assessing authority`,
    sro: t`Project's owner`,
    published: t`Published, without saying by whom`,
  }
  return (source: string) => words[source] ?? source
}

/** The course of the rating: one strip for each who rated. */
export function RatingHistory({ project }: { project: ratingHistory_project$key }) {
  const { t } = useLingui()
  const { ratings } = useFragment(fragment, project)
  const sources = SOURCES.filter(source => ratings.some(rating => rating.source === source))
  if (ratings.length === 0)
    return (
      <Card>
        <Empty icon={<Gauge size={20} />} title={t`No rating history`} level={3}>
          <Trans>Ratings of delivery confidence come with imported publications, one a year.</Trans>
        </Empty>
      </Card>
    )
  return (
    <>
      {sources.map(source => (
        <Strip key={source} source={source} ratings={ratings.filter(rating => rating.source === source)} />
      ))}
    </>
  )
}

type Rating = {
  readonly id: string
  readonly year: number
  readonly scale: string
  readonly value: string | null | undefined
  readonly withheld: string | null | undefined
}

function Strip({ source, ratings }: { source: string; ratings: readonly Rating[] }) {
  const { t } = useLingui()
  const word = useRatingWord()
  const who = useSourceWord()
  return (
    <Card>
      <Figure
        finding={<Finding ratings={ratings} />}
        note={t`Delivery confidence by year. ${who(source)}.`}
        table={{
          label: t`Ratings`,
          rows: ratings,
          rowId: row => row.id,
          columns: [
            { id: 'year', head: t`Year`, cell: row => row.year },
            {
              id: 'rating',
              head: t`Rating`,
              cell: row => (row.value ? word(row.value) : <NoValue why="withheld" reason={row.withheld} />),
            },
            { id: 'scale', head: t`Scale`, cell: row => <ScaleOf scale={row.scale} /> },
          ],
        }}
      >
        <RatingStrip
          label={ratings
            .map(rating => `${rating.year}: ${rating.value ? word(rating.value) : t`withheld`}`)
            .join(', ')}
          height={96}
          day={day => day.slice(0, 4)}
          ratings={ratings.map(rating => ({
            day: `${rating.year}-01-01`,
            tone: rating.value ? ratingTone(rating.value) : 'none',
            word: rating.value ? word(rating.value) : t`withheld: ${rating.withheld ?? ''}`,
            level: rating.value ? ratingLevel(rating.value) : null,
          }))}
        />
      </Figure>
    </Card>
  )
}

/** What the strip says, in a sentence. */
function Finding({ ratings }: { ratings: readonly Rating[] }) {
  const word = useRatingWord()
  const { course, last, before } = courseOf(ratings)
  if (!last) return <Trans>Every rating was withheld</Trans>
  const now = word(last.value ?? '')
  const then = word(before?.value ?? '')
  switch (course) {
    case 'worse':
      return (
        <Trans>
          Slipped from {then} to {now} in {last.year}
        </Trans>
      )
    case 'better':
      return (
        <Trans>
          Improved from {then} to {now} in {last.year}
        </Trans>
      )
    case 'same':
      return (
        <Trans>
          Still {now} in {last.year}
        </Trans>
      )
    default:
      return (
        <Trans>
          Rated once: {now} in {last.year}
        </Trans>
      )
  }
}
