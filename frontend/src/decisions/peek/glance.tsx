import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { glanceRequestQuery } from '~/__generated__/glanceRequestQuery.graphql'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { DecisionClock } from '~/parts/decision-clock/decision-clock'
import { Alternatives } from '~/parts/request/alternatives'
import { NeedPair } from '~/parts/request/need-pair'
import { Obstacles } from '~/parts/request/obstacles'
import { StateBadge } from '~/parts/request/state-badge'
import { WhoCan } from '~/parts/request/who-can'
import { Amount } from '~/words'
import s from './peek.module.css'

const query = graphql`
  query glanceRequestQuery($ref: String!) {
    exceptionRequest(ref: $ref) {
      state
      lapsed
      expired
      projectName
      amount {
        amount
        currency
      }
      burn {
        ...burnClockOf_burn
      }
      decisionClock {
        ...decisionClock_clock
      }
      ...needPair_request
      ...obstacles_request
      ...alternatives_request
    }
  }
`

type Props = { requestRef: string; id: string; version: number }

/** Need, burn, rule, alternatives and who else: read when it is looked at, and anew when it has changed. */
export function Glance({ requestRef, id, version }: Props) {
  const { t } = useLingui()
  const { exceptionRequest: told } = useLazyLoadQuery<glanceRequestQuery>(
    query,
    { ref: requestRef },
    { fetchPolicy: 'store-and-network', fetchKey: version },
  )
  if (!told)
    return (
      <p>
        <Trans>There is no such request, or you may not see it.</Trans>
      </p>
    )
  return (
    <>
      <p className={s.line}>
        <StateBadge state={told.state} lapsed={told.lapsed} expired={told.expired} quiet /> {told.projectName}{' '}
        · <Amount money={told.amount} />
      </p>
      <Part title={t`What waiting costs`}>
        <BurnClockOf burn={told.burn} ask={told.amount} size="card" />
      </Part>
      <Part title={t`The need`}>
        <NeedPair request={told} compact />
      </Part>
      <Part title={t`The rule, its harm, and what is asked`}>
        <Obstacles request={told} compact />
      </Part>
      <Part title={t`Alternatives`}>
        <Alternatives request={told} compact />
      </Part>
      <Part title={t`Who else`}>
        {told.decisionClock && <DecisionClock clock={told.decisionClock} hop />}
        <WhoCan request={id} version={version} compact />
      </Part>
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={s.part}>
    <h3>{title}</h3>
    {children}
  </section>
)
