import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { history_waiver$key } from '~/__generated__/history_waiver.graphql'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { Moment } from '~/words'

const fragment = graphql`
  fragment history_waiver on ClassWaiver {
    proposedAt
    proposedBy {
      name
    }
    onBehalfOf {
      name
    }
    events {
      id
      kind
      reason
      at
      policyLine
      person {
        name
      }
      onBehalfOf {
        name
      }
    }
  }
`

/** Who proposed it, who answered, and who ended it, each with the reason. */
export function History({ waiver }: { waiver: history_waiver$key }) {
  const { t } = useLingui()
  const { proposedAt, proposedBy, onBehalfOf, events } = useFragment(fragment, waiver)
  const word = (kind: string, who: string) => {
    if (kind === 'GRANTED') return t`${who} granted it`
    if (kind === 'TURNED_DOWN') return t`${who} turned it down`
    if (kind === 'WITHDRAWN') return t`${who} took it back`
    return t`${who} revoked it`
  }
  const when = (at: string, lender: string | undefined) => (
    <>
      <Moment at={at} />
      {lender && (
        <>
          {' '}
          <Trans>in the name of {lender}</Trans>
        </>
      )}
    </>
  )
  return (
    <Timeline label={t`What was said to it`}>
      <TimelineEvent title={t`${proposedBy.name} proposed it`} note={when(proposedAt, onBehalfOf?.name)} />
      {events.map(event => (
        <TimelineEvent
          key={event.id}
          title={word(event.kind, event.person.name)}
          note={<span title={event.policyLine}>{when(event.at, event.onBehalfOf?.name)}</span>}
        >
          {event.reason}
        </TimelineEvent>
      ))}
    </Timeline>
  )
}
