import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { timeline_request$data, timeline_request$key } from '~/__generated__/timeline_request.graphql'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { DayOf, Moment } from '~/words'
import { useEventWord } from './event-words'
import { PolicyLine } from './policy-line'
import s from './request.module.css'

const fragment = graphql`
  fragment timeline_request on ExceptionRequest {
    events {
      id
      number
      kind
      outcome
      at
      text
      sealed
      level
      escalatedTo
      policyVersion
      policyLine
      author {
        name
      }
      onBehalfOf {
        name
      }
    }
  }
`

type Event = timeline_request$data['events'][number]

/** Everything that happened, the newest first, with its author and the policy line that allowed it. */
export function RequestTimeline({ request }: { request: timeline_request$key }) {
  const { t } = useLingui()
  const { events } = useFragment(fragment, request)
  return (
    <Timeline label={t`History`}>
      {events.toReversed().map((event, index) => (
        <EventLine key={event.id} event={event} now={index === 0} />
      ))}
    </Timeline>
  )
}

function EventLine({ event, now }: { event: Event; now: boolean }) {
  const { t } = useLingui()
  const word = useEventWord()
  const level = event.level
  const who = event.escalatedTo ?? event.author?.name ?? (event.sealed ? t`Sealed person` : t`Triptych`)
  return (
    <TimelineEvent
      state={now ? 'now' : 'past'}
      title={word(event.kind, who, event.outcome)}
      note={
        <>
          {event.sealed ? <DayOf at={event.at} /> : <Moment at={event.at} />}
          {level && ` · ${t`the decision clock, level ${level}`}`}
          {event.onBehalfOf && ` · ${t`for ${event.onBehalfOf.name}`}`}
        </>
      }
    >
      {event.text && <p className={s.said}>{event.text}</p>}
      <PolicyLine version={event.policyVersion} line={event.policyLine} />
    </TimelineEvent>
  )
}
