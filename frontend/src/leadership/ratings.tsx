import { Trans, useLingui } from '@lingui/react/macro'
import { ChartNoAxesCombined } from 'lucide-react'
import { useMemo, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ratings_page$key } from '~/__generated__/ratings_page.graphql'
import { Figure } from '~/charts/figure'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { useWords } from '~/words'
import { byPortfolio } from './by-portfolio'
import { RatingBar } from './rating-bar'
import { useRatingColumns } from './rating-columns'
import { ShowAll } from './show-all'
import s from './leadership.module.css'

const fragment = graphql`
  fragment ratings_page on Leadership {
    ratings {
      portfolio
      scale
      rating
      projects
    }
  }
`

const SHOWN = 10

/** Delivery confidence by department: a bar for each scale, what is withheld shown as withheld. */
export function Ratings({ page }: { page: ratings_page$key }) {
  const { t } = useLingui()
  const words = useWords()
  const columns = useRatingColumns()
  const [all, setAll] = useState(false)
  const { ratings } = useFragment(fragment, page)
  const portfolios = useMemo(() => byPortfolio(ratings), [ratings])
  const rated = portfolios.reduce((sum, one) => sum + one.rated, 0)
  const worst = portfolios.reduce((sum, one) => sum + one.worst, 0)
  const most = Math.max(1, ...portfolios.flatMap(one => one.bars.map(bar => bar.projects)))
  return (
    <Card>
      {portfolios.length === 0 ? (
        <Empty icon={<ChartNoAxesCombined size={20} />} title={t`No project yet`} level={3}>
          <Trans>
            Ratings of delivery confidence stand here by department, each on the scale it was given on.
          </Trans>
        </Empty>
      ) : (
        <Figure
          finding={
            rated > 0 ? (
              <Trans>{words.percent(worst / rated)} of the rated projects stand at Red or Amber/Red</Trans>
            ) : (
              <Trans>No project carries a rating yet</Trans>
            )
          }
          note={
            <Trans>
              Latest rating of each project, by department; five and three levels do not add up, withheld is
              no rating
            </Trans>
          }
          table={{
            label: t`Ratings by department`,
            columns,
            rows: ratings,
            rowId: row => `${row.portfolio} ${row.scale} ${row.rating}`,
          }}
        >
          <ul className={s.departments}>
            {portfolios.slice(0, all ? undefined : SHOWN).map(portfolio => (
              <RatingBar key={portfolio.portfolio} portfolio={portfolio} most={most} />
            ))}
          </ul>
          <ShowAll shown={SHOWN} of={portfolios.length} all={all} onAll={() => setAll(true)} />
        </Figure>
      )}
    </Card>
  )
}
