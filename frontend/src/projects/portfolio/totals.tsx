import { useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { totalsQuery } from '~/__generated__/totalsQuery.graphql'
import { StatusBar } from '~/charts/status-bar'
import { QueueBurn } from '~/parts/queue-burn/queue-burn'
import { useWords } from '~/words'
import { filterOf, type ProjectsSearch } from '~/parts/search/projects-search'

const query = graphql`
  query totalsQuery($search: String, $filter: ProjectFilter) {
    projects(search: $search, filter: $filter) {
      groups(by: [RATING]) {
        keys {
          value
        }
        count
      }
    }
  }
`

/** How the projects of the filter are rated, all of them and not only those that are loaded. */
export default function RatingTotals({ search }: { search: ProjectsSearch }) {
  const { t } = useLingui()
  const words = useWords()
  const found = useLazyLoadQuery<totalsQuery>(
    query,
    { search: search.q ?? null, filter: filterOf(search) ?? null },
    { fetchPolicy: 'store-and-network' },
  )
  const counts = new Map(found.projects.groups.map(group => [group.keys[0]?.value ?? null, group.count]))
  const part = (tone: 'good' | 'warn' | 'bad' | 'none', label: string, ...ratings: (string | null)[]) => {
    const count = ratings.reduce((all, rating) => all + (counts.get(rating) ?? 0), 0)
    return { tone, label, count, text: words.count(count) }
  }
  return (
    <>
      <StatusBar
        label={t`Projects by rating`}
        parts={[
          part('good', t`Green or amber/green`, 'green', 'amber_green'),
          part('warn', t`Amber`, 'amber'),
          part('bad', t`Amber/red or red`, 'amber_red', 'red'),
          part('none', t`withheld or not rated`, null),
        ]}
      />
      <QueueBurn filter={{ project: { meets: namedAs(search) } }} />
    </>
  )
}

/** The projects of the list: their filter, and each word that was searched, in the name or the reference. */
function namedAs(search: ProjectsSearch) {
  const words = search.q?.split(/\s+/).filter(Boolean).slice(0, 8) ?? []
  const named = words.map(word => ({ anyOf: [{ name: { contains: word } }, { ref: { contains: word } }] }))
  return { allOf: [filterOf(search) ?? {}, ...named] }
}
