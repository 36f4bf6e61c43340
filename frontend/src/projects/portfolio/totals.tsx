import { useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { totalsQuery } from '~/__generated__/totalsQuery.graphql'
import { StatusBar } from '~/charts/status-bar'
import { useWords } from '~/words'
import { filterOf, type ProjectsSearch } from '~/parts/search/projects-search'

const query = graphql`
  query totalsQuery(
    $search: String
    $good: ProjectFilter
    $warn: ProjectFilter
    $bad: ProjectFilter
    $none: ProjectFilter
  ) {
    good: projects(first: 1, search: $search, filter: $good) {
      totalCount
    }
    warn: projects(first: 1, search: $search, filter: $warn) {
      totalCount
    }
    bad: projects(first: 1, search: $search, filter: $bad) {
      totalCount
    }
    none: projects(first: 1, search: $search, filter: $none) {
      totalCount
    }
  }
`

/** How the projects of the filter are rated, all of them and not only those that are loaded. */
export default function RatingTotals({ search }: { search: ProjectsSearch }) {
  const { t } = useLingui()
  const words = useWords()
  const rated = (rating: object) => ({ allOf: [...[filterOf(search) ?? []].flat(), { rating }] })
  const found = useLazyLoadQuery<totalsQuery>(
    query,
    {
      search: search.q ?? null,
      good: rated({ oneOf: ['green', 'amber_green'] }),
      warn: rated({ oneOf: ['amber'] }),
      bad: rated({ oneOf: ['amber_red', 'red'] }),
      none: rated({ isNull: true }),
    },
    { fetchPolicy: 'store-and-network' },
  )
  const part = (tone: 'good' | 'warn' | 'bad' | 'none', label: string) => {
    const count = found[tone].totalCount
    return { tone, label, count, text: words.count(count) }
  }
  return (
    <StatusBar
      label={t`Projects by rating`}
      parts={[
        part('good', t`Green or amber/green`),
        part('warn', t`Amber`),
        part('bad', t`Amber/red or red`),
        part('none', t`withheld or not rated`),
      ]}
    />
  )
}
