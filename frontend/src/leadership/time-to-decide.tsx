import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { timeToDecide_page$key } from '~/__generated__/timeToDecide_page.graphql'
import { Explained } from '~/parts/explain/explained'
import { NoValue, useWords } from '~/words'
import { Drill } from './drill'
import { decidedRequests } from './places'

const fragment = graphql`
  fragment timeToDecide_page on Leadership {
    asOf
    decidedRecently
    medianHoursToDecide
  }
`
const HOUR = 3_600_000
const DAYS_FROM = 48

/** Half of the requests were decided faster: hours, or days when there are many. */
export function TimeToDecide({ page }: { page: timeToDecide_page$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { asOf, decidedRecently, medianHoursToDecide: median } = useFragment(fragment, page)
  if (median == null) {
    return (
      <NoValue
        why="undefined"
        reason={t`No request was decided in the last 30 days, so there is no median.`}
      />
    )
  }
  const hours = Number(median)
  return (
    <Explained
      of={t`the time to a first decision`}
      how={{
        formula: t`Median of hours from opening to the first decision`,
        inputs: [
          { name: t`Decided in 30 days`, value: words.count(decidedRecently) },
          { name: t`Median`, value: words.hours(hours) },
        ],
        asOf,
        records: <Drill at={decidedRequests(asOf)}>{t`The decided requests`}</Drill>,
      }}
    >
      {hours < DAYS_FROM ? words.hours(hours) : words.duration(hours * HOUR)}
    </Explained>
  )
}
