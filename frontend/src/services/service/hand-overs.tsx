import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { handOvers_service$key } from '~/__generated__/handOvers_service.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { TransitionCard } from '~/parts/transition/transition-card'

const fragment = graphql`
  fragment handOvers_service on Service {
    transitions {
      id
      ...transitionCard_transition
    }
  }
`

/** Projects that hand over to the service, with what it needs to see of each. */
export function HandOvers({ service, acts }: { service: handOvers_service$key; acts: readonly string[] }) {
  const { t } = useLingui()
  const { transitions } = useFragment(fragment, service)
  if (transitions.length === 0)
    return (
      <Card title={t`Transitions`}>
        <Empty icon={<ArrowRightLeft size={20} />} title={t`No project hands over to this service`} level={3}>
          <Trans>
            A project's service lead enters the transition on the project's page; the criteria are then signed
            here.
          </Trans>
        </Empty>
      </Card>
    )
  return (
    <>
      {transitions.map(transition => (
        <TransitionCard key={transition.id} transition={transition} acts={acts} name="project" />
      ))}
    </>
  )
}
