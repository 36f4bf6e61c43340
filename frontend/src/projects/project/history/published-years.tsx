import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  publishedYears_project$data,
  publishedYears_project$key,
} from '~/__generated__/publishedYears_project.graphql'
import { Card } from '~/design/card/card'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, Day, NoValue } from '~/words'

const fragment = graphql`
  fragment publishedYears_project on Project {
    years {
      id
      year
      nameAsPublished
      departmentAsPublished
      category
      matchedBy
      startOn
      finishOn
      currency
      yearBaseline
      yearBaselineWithheld
      yearForecast
      yearForecastWithheld
      wholeLifeCost
      wholeLifeCostWithheld
      benefits
      benefitsWithheld
      originNote
    }
  }
`
type Year = publishedYears_project$data['years'][number]
type Figure = 'yearBaseline' | 'yearForecast' | 'wholeLifeCost' | 'benefits'

/** Each publication as it was: figures, or the publisher's words where they are withheld. */
export function PublishedYears({ project }: { project: publishedYears_project$key }) {
  const { t } = useLingui()
  const { years } = useFragment(fragment, project)
  if (years.length === 0) return null
  const figure = (id: Figure, head: string) => ({
    id,
    head,
    end: true,
    cell: (row: Year) => <Published year={row} figure={id} />,
  })
  const day = (id: 'startOn' | 'finishOn', head: string) => ({
    id,
    head,
    cell: (row: Year) =>
      row[id] ? <Day day={row[id]} /> : <NoValue why="unknown" reason={t`No date was published.`} />,
  })
  return (
    <Card flush title={t`What was published, year by year`}>
      <PlainTable
        label={t`Published years`}
        rows={years}
        rowId={row => row.id}
        columns={[
          { id: 'year', head: t`Year`, cell: row => row.year },
          { id: 'name', head: t`Name as published`, cell: row => row.nameAsPublished },
          { id: 'department', head: t`Department as published`, cell: row => row.departmentAsPublished },
          day('startOn', t`Start`),
          day('finishOn', t`Finish`),
          figure('yearBaseline', t`In-year baseline`),
          figure('yearForecast', t`In-year forecast`),
          figure('wholeLifeCost', t`Whole-life cost`),
          figure('benefits', t`Benefits`),
        ]}
      />
    </Card>
  )
}

/** A figure, withheld in the publisher's words, or not published at all: three things that look different. */
function Published({ year, figure }: { year: Year; figure: Figure }) {
  const { t } = useLingui()
  const amount = year[figure]
  const withheld = year[`${figure}Withheld`]
  return (
    <Amount
      money={amount == null ? null : { amount, currency: year.currency }}
      compact
      why={withheld ? 'withheld' : 'unknown'}
      reason={withheld ?? t`Nothing was published.`}
    />
  )
}
