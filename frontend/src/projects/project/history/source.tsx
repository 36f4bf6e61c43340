import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { source_project$key } from '~/__generated__/source_project.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { Day, NoValue } from '~/words'

const fragment = graphql`
  fragment source_project on Project {
    origin
    originNote
    originAsOf
    publisherKey
    years {
      year
      matchedBy
      nameAsPublished
    }
  }
`

/** Where the record comes from, and by what its years were found to be the same project. */
export function Source({ project }: { project: source_project$key }) {
  const { t } = useLingui()
  const { origin, originNote, originAsOf, publisherKey, years } = useFragment(fragment, project)
  const names = [...new Set(years.map(year => year.nameAsPublished))]
  return (
    <Card title={t`Where this comes from`}>
      <Definitions>
        <Definition term={t`Kind`}>
          <ProvenanceBadge kind={origin} />
        </Definition>
        <Definition term={t`Source`}>{originNote ?? <NoValue why="not-stated" />}</Definition>
        {originAsOf && (
          <Definition term={t`As of`}>
            <Day day={originAsOf} />
          </Definition>
        )}
        {publisherKey && <Definition term={t`Publisher's id`}>{publisherKey}</Definition>}
        {names.length > 1 && <Definition term={t`Published as`}>{names.join('; ')}</Definition>}
        {years.length > 0 && (
          <Definition term={t`Years matched by`}>
            <ul>
              {years.map(({ year, matchedBy }) => (
                <li key={year}>
                  {year}: {matchedBy}
                </li>
              ))}
            </ul>
          </Definition>
        )}
      </Definitions>
    </Card>
  )
}
