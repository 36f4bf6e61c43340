import { Plural, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { peopleNow_project$key } from '~/__generated__/peopleNow_project.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { RecordLink } from '~/parts/records/record-link'
import { Day, NoValue, useWords } from '~/words'

const fragment = graphql`
  fragment peopleNow_project on Project {
    initiatives {
      ref
      name
      goLiveOn
      groups {
        headcount
        profile {
          assessedOn
        }
      }
    }
  }
`

/** Which changes meet which people, and whether they were asked. */
export function PeopleNow({ project: key }: { project: peopleNow_project$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { initiatives } = useFragment(fragment, key)
  const groups = initiatives.flatMap(initiative => initiative.groups)
  const people = groups.reduce((sum, group) => sum + group.headcount, 0)
  const asked = groups.filter(group => group.profile).length
  const newest = groups
    .flatMap(group => group.profile?.assessedOn ?? [])
    .sort()
    .at(-1)
  const count = words.count(groups.length)
  return (
    <Definitions>
      <Definition term={t`Initiatives`}>
        {initiatives.length === 0 ? (
          <NoValue why="not-stated" reason={t`No change initiative is entered for this project yet.`} />
        ) : (
          initiatives.map(({ ref, name }) => (
            <div key={ref}>
              <RecordLink to={`/changes/${ref}`}>{name}</RecordLink>
            </div>
          ))
        )}
      </Definition>
      <Definition term={t`People affected`}>
        {groups.length === 0 ? (
          <NoValue why="unknown" reason={t`No group of people is entered yet.`} />
        ) : (
          <>
            {words.count(people)} <Plural value={groups.length} one="in # group" other="in # groups" />
          </>
        )}
      </Definition>
      <Definition term={t`Groups assessed`}>
        {newest ? (
          <span>
            {t`${words.count(asked)} of ${count}`}, <Day day={newest} />
          </span>
        ) : (
          <NoValue why="not-shown" reason={t`Nobody was asked yet.`} />
        )}
      </Definition>
    </Definitions>
  )
}
