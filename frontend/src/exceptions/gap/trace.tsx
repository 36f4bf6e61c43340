import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { trace_gap$key } from '~/__generated__/trace_gap.graphql'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Day, Moment } from '~/words'
import s from '../gaps/gaps.module.css'

const fragment = graphql`
  fragment trace_gap on CapabilityGap {
    namedAt
    unit {
      name
    }
    merged {
      id
      ref
      statement
    }
    events {
      id
      kind
      at
      text
      targetOn
      person {
        name
      }
      owner {
        name
      }
      project {
        ref
        name
      }
      service {
        ref
        name
      }
      into {
        ref
      }
    }
  }
`

/** What happened since the gap was named: plans, what it was joined with, and by what it was delivered. */
export function Trace({ gap }: { gap: trace_gap$key }) {
  const { t } = useLingui()
  const { namedAt, unit, merged, events } = useFragment(fragment, gap)
  const word = (event: (typeof events)[number]) => {
    const who = event.person.name
    if (event.kind === 'PLANNED') return t`${who} planned it: ${event.owner?.name ?? ''} closes it`
    if (event.kind === 'MERGED') return t`${who} joined it with ${event.into?.ref ?? ''}`
    return t`${who} said that it is delivered`
  }
  return (
    <ul className={s.list}>
      <li className={s.row}>
        <span>
          <Trans>Named at {unit.name}</Trans>
        </span>
        <span className={s.quiet}>
          <Moment at={namedAt} exact />
        </span>
      </li>
      {merged.map(each => (
        <li key={each.id} className={s.row}>
          <Trans>
            The same as {each.ref}: {each.statement}
          </Trans>
        </li>
      ))}
      {events.map(event => (
        <li key={event.id} className={s.row}>
          <b>{word(event)}</b>
          <span className={s.quiet}>
            <Moment at={event.at} exact />
            {event.kind === 'PLANNED' && event.targetOn && (
              <>
                {' · '}
                <Trans>
                  by <Day day={event.targetOn} />
                </Trans>
              </>
            )}
          </span>
          {event.project && (
            <LinkIfSeen to={`/projects/${event.project.ref}`} seen={event.project}>
              {event.project.ref} {event.project.name}
            </LinkIfSeen>
          )}
          {event.service && (
            <LinkIfSeen to={`/services/${event.service.ref}`} seen={event.service}>
              {event.service.ref} {event.service.name}
            </LinkIfSeen>
          )}
          {event.text && <p>{event.text}</p>}
        </li>
      ))}
    </ul>
  )
}
