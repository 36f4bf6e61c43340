import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { board_request$key } from '~/__generated__/board_request.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { FurtherCosts } from '~/parts/burn-clock/further-costs'
import { Alternatives } from '~/parts/request/alternatives'
import { useDecisionCount } from '~/parts/request/decision-chain'
import { NeedPair } from '~/parts/request/need-pair'
import { Obstacles } from '~/parts/request/obstacles'
import { usePayerWord } from '~/parts/request/words'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Amount, Day, NoValue } from '~/words'
import { DecisionCard } from './decision-card'
import s from './decide.module.css'

const WhoCan = later(async () => (await import('~/parts/request/who-can')).WhoCan, <Skeleton height={96} />)

const Precedents = later(
  async () => (await import('~/parts/precedents/precedents')).Precedents,
  <Skeleton height={96} />,
)
const Direction = later(async () => (await import('./direction')).Direction)
const DecisionClock = later(async () => (await import('~/parts/decision-clock/decision-clock')).DecisionClock)
const WorkOfDeciding = later(
  async () => (await import('~/parts/decision-clock/work-of-deciding')).WorkOfDeciding,
)

const fragment = graphql`
  fragment board_request on ExceptionRequest {
    id
    version
    instructions(first: 1) {
      id
    }
    viewerActs {
      act
      allowed
    }
    amount {
      amount
      currency
    }
    paidBy
    costToDecide {
      delay {
        amount
        currency
      }
      delayNotStated
      ...workOfDeciding_cost
    }
    decisionClock {
      ...decisionClock_clock
    }
    neededBy
    project {
      id
    }
    projectRef
    projectName
    burn {
      ...burnClockOf_burn
      ...furtherCosts_burn
    }
    ...needPair_request
    ...obstacles_request
    ...alternatives_request
    ...decisionChain_request
    ...decisionCard_request
  }
`

type Props = { request: board_request$key; onReload: () => void }

/** Need, obstacle, options, precedents, cost of waiting and who must agree, side by side. */
export function Board({ request, onReload }: Props) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const told = useFragment(fragment, request)
  const decided = useDecisionCount(told) > 0
  return (
    <div className={s.board}>
      <div className={s.column}>
        {told.instructions.length > 0 && <Direction request={told.id} version={told.version} />}
        <Card title={t`The need`}>
          <NeedPair request={told} compact />
        </Card>
        <Card title={t`The rule, its harm, and what is asked`}>
          <Obstacles request={told} compact />
        </Card>
        <Card title={t`Precedents`}>
          <Precedents
            request={told.id}
            version={told.version}
            compact
            stance={told.viewerActs.find(each => each.act === 'followPrecedent')?.allowed ? {} : null}
            onDone={onReload}
          />
        </Card>
      </div>
      <div className={s.column}>
        {decided && <DecisionCard request={told} />}
        <Card title={t`Alternatives`}>
          <Alternatives request={told} compact />
        </Card>
      </div>
      <div className={s.column}>
        <Card title={t`What waiting costs`}>
          <BurnClockOf burn={told.burn} ask={told.amount} size="card" />
          <div className={s.facts}>
            <Definitions>
              <Definition term={t`Asked`}>
                <b>
                  <Amount money={told.amount} />
                </b>
              </Definition>
              <Definition term={t`Cost of the delay`}>
                {told.costToDecide.delay ? (
                  <Amount money={told.costToDecide.delay} />
                ) : (
                  <NoValue why="not-stated" reason={told.costToDecide.delayNotStated} />
                )}
              </Definition>
              <FurtherCosts burn={told.burn} />
              <WorkOfDeciding cost={told.costToDecide} />
              <Definition term={t`Who pays`}>{payer(told.paidBy)}</Definition>
              <Definition term={t`Needed by`}>
                {told.neededBy ? <Day day={told.neededBy} /> : <Trans>no day named</Trans>}
              </Definition>
              <Definition term={t`Project`}>
                <LinkIfSeen to={`/projects/${told.projectRef}`} seen={told.project}>
                  {told.projectName}
                </LinkIfSeen>
              </Definition>
            </Definitions>
          </div>
        </Card>
        <Card title={t`Who must agree`}>
          {told.decisionClock && (
            <div className={s.clock}>
              <DecisionClock clock={told.decisionClock} hop />
            </div>
          )}
          <WhoCan request={told.id} version={told.version} compact />
        </Card>
        <p className={s.pledge}>
          <Trans>
            Leadership’s pledge: nobody is worse off for having asked, or for having offered a way outside the
            rule.
          </Trans>
        </p>
      </div>
    </div>
  )
}
