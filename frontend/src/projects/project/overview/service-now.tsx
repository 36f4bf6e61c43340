import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { serviceNow_project$key } from '~/__generated__/serviceNow_project.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Day, NoValue, useWords } from '~/words'

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
      criteria {
        signed
      }
    }
  }
`

/** Which services take over, and how many of their criteria are signed. */
export function ServiceNow({ project: key }: { project: serviceNow_project$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { transitions } = useFragment(fragment, key)
  const criteria = transitions.flatMap(transition => transition.criteria)
  const signed = criteria.filter(criterion => criterion.signed).length
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
      <Definition term={t`Criteria signed`}>
        {criteria.length === 0 ? (
          <NoValue why="not-shown" reason={t`There are no acceptance criteria yet.`} />
        ) : (
          <Trans>
            {words.count(signed)} of {words.count(criteria.length)}
          </Trans>
        )}
      </Definition>
      <Definition term={t`First go-live`}>
        {days[0] ? <Day day={days[0]} /> : <NoValue why="not-stated" />}
      </Definition>
    </Definitions>
  )
}
