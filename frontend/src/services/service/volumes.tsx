import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { volumes_service$data, volumes_service$key } from '~/__generated__/volumes_service.graphql'
import { Figure } from '~/charts/figure'
import { LineChart } from '~/charts/line-chart'
import { Card } from '~/design/card/card'
import { useWords } from '~/words'
import s from '../services.module.css'
import { courseOf, firstDay } from './quarters'
import { useVolumeTable } from './volume-table'

const fragment = graphql`
  fragment volumes_service on Service {
    quarters {
      id
      quarter
      volume
      digitalVolume
      costPerTransaction
      completionRate
      satisfaction
    }
  }
`
export type Quarter = volumes_service$data['quarters'][number]

/** How much the service is used, quarter by quarter; what was not published stays open. */
export function Volumes({ service }: { service: volumes_service$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { quarters } = useFragment(fragment, service)
  const drawn = quarters.filter(quarter => firstDay(quarter.quarter))
  const days = drawn.map(quarter => firstDay(quarter.quarter) ?? '')
  const numbers = (pick: (quarter: Quarter) => string | null | undefined) =>
    drawn.map(quarter => (pick(quarter) == null ? null : Number(pick(quarter))))
  const table = useVolumeTable(quarters)
  if (!courseOf(quarters)) return null
  const name = (day: string) => `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
  const digital = drawn.some(quarter => quarter.digitalVolume != null)
  return (
    <Card>
      <Figure finding={<Finding quarters={quarters} />} note={t`Transactions a quarter`} table={table}>
        <LineChart
          label={t`Transactions a quarter`}
          days={days}
          day={name}
          from={0}
          format={value => new Intl.NumberFormat(words.locale, { notation: 'compact' }).format(value)}
          series={[
            { id: 'all', label: t`All`, colour: 'c1', values: numbers(quarter => quarter.volume) },
            ...(digital
              ? [
                  {
                    id: 'digital',
                    label: t`Digital`,
                    colour: 'c2' as const,
                    dashed: true,
                    values: numbers(quarter => quarter.digitalVolume),
                  },
                ]
              : []),
          ]}
        />
      </Figure>
    </Card>
  )
}

/** One line where nothing was imported, so that an empty picture does not stand before what the page is about. */
export function NoVolumes({ service }: { service: volumes_service$key }) {
  const { quarters } = useFragment(fragment, service)
  if (courseOf(quarters)) return null
  return (
    <p className={s.note}>
      <Trans>No volumes yet: quarterly volumes come with an imported catalogue.</Trans>
    </p>
  )
}

/** The course in a sentence. */
function Finding({ quarters }: { quarters: readonly Quarter[] }) {
  const words = useWords()
  const course = courseOf(quarters)
  if (!course) return null
  const volume = words.count(course.last.volume ?? '')
  const quarter = course.last.quarter
  if (course.share === null)
    return (
      <Trans>
        {volume} transactions in {quarter}
      </Trans>
    )
  const share = words.percent(Math.abs(course.share))
  return course.share >= 0 ? (
    <Trans>
      {volume} transactions in {quarter}, {share} more than a year before
    </Trans>
  ) : (
    <Trans>
      {volume} transactions in {quarter}, {share} fewer than a year before
    </Trans>
  )
}
