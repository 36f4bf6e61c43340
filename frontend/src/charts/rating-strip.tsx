import { Mark, type Tone } from '~/design/badge/mark'
import { useWidth } from '~/design/use-width'
import s from './charts.module.css'

/** One rating of a project at a date, on the publisher's own scale. */
export type Rating = {
  day: string
  tone: Tone
  /** The publisher's word: "Amber/Red". */
  word: string
  /** Five steps: AMBER_GREEN and AMBER_RED lie between; drawn as height. 0 is best, 1 worst, null not rated. */
  level: number | null
}

type Props = {
  label: string
  ratings: readonly Rating[]
  day: (day: string) => string
  height?: number
}

/** The history of a rating: one step a date, high is good; the scale of its time stays as it was published. */
export function RatingStrip({ label, ratings, day, height = 72 }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>(480)
  const step = width / Math.max(1, ratings.length)
  const y = (level: number) => 12 + level * (height - 36)
  const every = Math.ceil(64 / step)
  return (
    <div ref={ref} className={s.frame}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {ratings.map((rating, index) => {
          const next = ratings[index + 1]
          const x = (index + 0.5) * step
          return (
            rating.level !== null &&
            next != null &&
            next.level !== null && (
              <line
                key={rating.day}
                className={s.ratingLine}
                x1={x}
                x2={x + step}
                y1={y(rating.level)}
                y2={y(next.level)}
              />
            )
          )
        })}
        {ratings.map((rating, index) => (
          <g
            key={rating.day}
            data-tone={rating.tone}
            className={s.rating}
            transform={`translate(${(index + 0.5) * step} ${y(rating.level ?? 0.5)})`}
          >
            <title>{`${day(rating.day)}: ${rating.word}`}</title>
            <circle r="9" className={s.ratingBack} />
            <g transform="translate(-7 -7)">
              <Mark tone={rating.tone} size={14} />
            </g>
            {index % every === 0 && (
              <text className={s.tick} y={height - 5 - y(rating.level ?? 0.5)} textAnchor="middle">
                {day(rating.day)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}
