import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decisions_gate$key } from '~/__generated__/decisions_gate.graphql'
import { Card } from '~/design/card/card'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { ThreeKeyMarks } from '~/parts/three-keys/three-keys'
import { BothTruths } from '~/parts/two-truths/two-truths'
import { Day, Moment } from '~/words'
import { OutcomeBadge } from '../outcome-badge'
import s from './gate.module.css'

const fragment = graphql`
  fragment decisions_gate on Gate {
    decisions {
      id
      outcome
      reason
      at
      person {
        name
      }
      conditions {
        statement
        dueOn
      }
      keys {
        office
        state
        stateWithoutExceptions
      }
    }
  }
`

const opens = (state: string | null | undefined) => state === 'PASSES' || state === 'EXCEPTED'

/** Of the keys as they stood then, how many opened; one that leaned on an exception did not open without. */
const keysOpen = (
  keys: readonly { readonly state: string; readonly stateWithoutExceptions?: string | null }[],
) => ({
  counted: keys.length,
  withExceptions: keys.filter(key => opens(key.state)).length,
  withoutExceptions: keys.filter(key => key.stateWithoutExceptions === 'PASSES').length,
})

/** What was decided here, the newest first; decisions never change. */
export function Decisions({ gate }: { gate: decisions_gate$key }) {
  const { t } = useLingui()
  const { decisions } = useFragment(fragment, gate)
  return (
    <Card title={t`Decisions`}>
      {decisions.length === 0 ? (
        <p className={s.none}>
          <Trans>Nothing is decided yet.</Trans>
        </p>
      ) : (
        <Timeline label={t`Decisions`}>
          {decisions.map(decision => (
            <TimelineEvent
              key={decision.id}
              title={<OutcomeBadge outcome={decision.outcome} />}
              note={
                <>
                  {decision.person.name}, <Moment at={decision.at} />
                </>
              }
            >
              <p>{decision.reason}</p>
              {decision.conditions.length > 0 && (
                <ul className={s.conditions}>
                  {decision.conditions.map(condition => (
                    <li key={condition.statement}>
                      {condition.statement} · <Day day={condition.dueOn} />
                    </li>
                  ))}
                </ul>
              )}
              <p className={s.then}>
                <Trans>Keys then:</Trans>{' '}
                <ThreeKeyMarks keys={decision.keys.map(key => ({ ...key, reasons: [] }))} />{' '}
                <BothTruths truths={keysOpen(decision.keys)} />
              </p>
            </TimelineEvent>
          ))}
        </Timeline>
      )}
    </Card>
  )
}
