import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { serviceNow_project$key } from '~/__generated__/serviceNow_project.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { added, BothTruths } from '~/parts/two-truths/two-truths'
import { Day, NoValue } from '~/words'

const fragment = graphql`
  fragment serviceNow_project on Project {
    transitions {
      id
      goLiveOn
      service {
        id
      }
      serviceRef
      serviceName
      compliance {
        counted
        withExceptions
        withoutExceptions
      }
    }
  }
`

/** Which services take over, and how many of their criteria are met, by both truths. */
export function ServiceNow({ project: key }: { project: serviceNow_project$key }) {
  const { t } = useLingui()
  const { transitions } = useFragment(fragment, key)
  const criteria = added(transitions.map(transition => transition.compliance))
  const days = transitions.flatMap(transition => transition.goLiveOn ?? []).sort()
  return (
    <Definitions>
      <Definition term={t`Services`}>
        {transitions.length === 0 ? (
          <NoValue why="not-stated" reason={t`No service takes over from this project yet.`} />
        ) : (
          transitions.map(({ id, service, serviceRef, serviceName }) => (
            <div key={id}>
              <LinkIfSeen to={`/services/${serviceRef}`} seen={service}>
                {serviceName}
              </LinkIfSeen>
            </div>
          ))
        )}
      </Definition>
      <Definition term={t`Acceptance criteria`}>
        {criteria.counted === 0 ? (
          <NoValue why="not-shown" reason={t`There are no acceptance criteria yet.`} />
        ) : (
          <BothTruths truths={criteria} />
        )}
      </Definition>
      <Definition term={t`First go-live`}>
        {days[0] ? <Day day={days[0]} /> : <NoValue why="not-stated" />}
      </Definition>
    </Definitions>
  )
}
