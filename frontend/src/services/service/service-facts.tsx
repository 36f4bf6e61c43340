import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { serviceFacts_service$key } from '~/__generated__/serviceFacts_service.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { PersonChip } from '~/parts/person/person-chip'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { NoValue } from '~/words'

const fragment = graphql`
  fragment serviceFacts_service on Service {
    description
    agency
    origin
    originNote
    family {
      name
    }
    unit {
      name
    }
    owner {
      name
      title
      away
    }
  }
`

export function ServiceFacts({ service }: { service: serviceFacts_service$key }) {
  const { t } = useLingui()
  const { description, agency, origin, originNote, family, unit, owner } = useFragment(fragment, service)
  return (
    <Card title={t`The service`} note={description}>
      <Definitions>
        <Definition term={t`Owner`}>
          {owner ? (
            <PersonChip name={owner.name} note={owner.title} away={owner.away} />
          ) : (
            <NoValue
              why="not-stated"
              reason={t`Nobody answers for this service yet: nobody can sign its criteria.`}
            />
          )}
        </Definition>
        <Definition term={t`Family`}>{family.name}</Definition>
        <Definition term={t`Unit`}>{unit.name}</Definition>
        {agency && <Definition term={t`Agency`}>{agency}</Definition>}
        <Definition term={t`Comes from`}>
          <ProvenanceBadge kind={origin} />
          {originNote && <div>{originNote}</div>}
        </Definition>
      </Definitions>
    </Card>
  )
}
