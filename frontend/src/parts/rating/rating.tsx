import { Plural, useLingui } from '@lingui/react/macro'
import { Badge, type Tone } from '~/design/badge/badge'
import { NoValue } from '~/words'
import s from './rating.module.css'

const TONE: Record<string, Tone> = {
  green: 'good',
  amber_green: 'good',
  amber: 'warn',
  amber_red: 'bad',
  red: 'bad',
}
/** Places of the levels from best to worst, drawn as height; both scales share their ends and their middle. */
const LEVEL: Record<string, number> = { green: 0, amber_green: 0.25, amber: 0.5, amber_red: 0.75, red: 1 }

/** A level that this page does not know is never green. */
export const ratingTone = (rating: string): Tone => TONE[rating] ?? 'none'
export const ratingLevel = (rating: string): number | null => LEVEL[rating] ?? null

/** The publisher's words for a level of delivery confidence. */
export function useRatingWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    green: t`Green`,
    amber_green: t`Amber/Green`,
    amber: t`Amber`,
    amber_red: t`Amber/Red`,
    red: t`Red`,
  }
  return (rating: string) => words[rating] ?? rating
}

type Props = {
  rating: string | null | undefined
  scale: string | null | undefined
  /** The publisher's words where it is withheld. */
  withheld: string | null | undefined
  year?: number | null
  quiet?: boolean
}

/** Delivery confidence on the scale it was given on, with its year; withheld and unrated look different and say why. */
export function RatingBadge({ rating, scale, withheld, year, quiet }: Props) {
  const { t } = useLingui()
  const word = useRatingWord()
  if (!rating && !withheld)
    return <NoValue why="unknown" reason={t`Nobody has published or entered a rating of this project.`} />
  return (
    <span className={s.rating}>
      {rating ? (
        <Badge tone={ratingTone(rating)} quiet={quiet}>
          {word(rating)}
        </Badge>
      ) : (
        <NoValue why="withheld" reason={withheld} />
      )}
      <span className={s.year}>
        {year}
        {rating && scale && (
          <>
            {' · '}
            <ScaleOf scale={scale} />
          </>
        )}
      </span>
    </span>
  )
}

/** How many levels the scale of a rating had. */
export function ScaleOf({ scale }: { scale: string }) {
  return <Plural value={scale === 'three' ? 3 : 5} one="# level" other="# levels" />
}
