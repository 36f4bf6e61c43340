import { useLingui } from '@lingui/react/macro'
import { Mark, type Tone } from '~/design/badge/mark'
import { ratingTone, ScaleOf, useRatingWord } from '~/parts/rating/rating'
import { useWords } from '~/words'
import type { Bar, Part, PortfolioRatings } from './by-portfolio'
import { Drill } from './drill'
import { projectsOf } from './places'
import s from './leadership.module.css'

const tone = (rating: string | null): Tone => (rating ? ratingTone(rating) : 'none')

/** One department: its bars, and each level as a link to its projects. */
export function RatingBar({ portfolio, most }: { portfolio: PortfolioRatings; most: number }) {
  const words = useWords()
  return (
    <li className={s.department}>
      <Drill at={projectsOf(portfolio.portfolio)} className={s.departmentName}>
        {portfolio.portfolio} <span className={s.small}>{words.count(portfolio.projects)}</span>
      </Drill>
      <div className={s.bars}>
        {portfolio.bars.map(bar => (
          <OneScale key={bar.scale ?? ''} bar={bar} portfolio={portfolio.portfolio} most={most} />
        ))}
      </div>
    </li>
  )
}

function OneScale({ bar, portfolio, most }: { bar: Bar; portfolio: string; most: number }) {
  const { t } = useLingui()
  const words = useWords()
  const word = useRatingWord()
  const name = ({ rating }: Part) =>
    rating === 'withheld' ? t`withheld` : rating === null ? t`not rated` : word(rating)
  return (
    <div className={s.scale}>
      <div className={s.stack} style={{ width: `${Math.max(4, (bar.projects / most) * 100)}%` }} aria-hidden>
        {bar.parts.map(part => (
          <i
            key={part.rating}
            data-tone={tone(part.rating)}
            data-level={part.rating ?? 'none'}
            style={{ flexGrow: part.projects }}
          />
        ))}
      </div>
      <ul className={s.levels}>
        {bar.parts.map(part => (
          <li key={part.rating} data-tone={tone(part.rating)}>
            <Drill at={projectsOf(portfolio, part.rating)} className={s.level}>
              <Mark tone={tone(part.rating)} />
              <b>{words.count(part.projects)}</b> {name(part)}
            </Drill>
          </li>
        ))}
        {bar.scale && (
          <li className={s.small}>
            <ScaleOf scale={bar.scale} />
          </li>
        )}
      </ul>
    </div>
  )
}
