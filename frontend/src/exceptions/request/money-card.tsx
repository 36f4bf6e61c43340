import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { moneyCard_request$key } from '~/__generated__/moneyCard_request.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { FurtherCosts } from '~/parts/burn-clock/further-costs'
import { usePayerWord } from '~/parts/request/words'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Amount, Day, Moment } from '~/words'
import { TargetsLine } from './targets-line'
import s from './workbench.module.css'

const fragment = graphql`
  fragment moneyCard_request on ExceptionRequest {
    amount {
      amount
      currency
    }
    paidBy
    neededBy
    openedAt
    project {
      id
    }
    projectRef
    projectName
    programName
    providerUnit {
      name
    }
    burn {
      ...burnClockOf_burn
      ...furtherCosts_burn
    }
    ...targetsLine_request
  }
`

/** What is asked, who pays, and what waiting costs. */
export function MoneyCard({ request }: { request: moneyCard_request$key }) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const told = useFragment(fragment, request)
  return (
    <Card title={t`What waiting costs`}>
      <BurnClockOf burn={told.burn} ask={told.amount} size="card" />
      <div className={s.facts}>
        <Definitions>
          <Definition term={t`Amount asked`}>
            <Amount money={told.amount} />
          </Definition>
          <FurtherCosts burn={told.burn} />
          <Definition term={t`Who pays`}>{payer(told.paidBy)}</Definition>
          <Definition term={t`Project`}>
            <LinkIfSeen to={`/projects/${told.projectRef}`} seen={told.project}>
              {told.projectRef} {told.projectName}
            </LinkIfSeen>
          </Definition>
          <Definition term={t`Program`}>{told.programName}</Definition>
          <Definition term={t`Providing unit`}>{told.providerUnit.name}</Definition>
          <Definition term={t`Opened`}>
            <Moment at={told.openedAt} />
          </Definition>
          <Definition term={t`Needed by`}>
            {told.neededBy ? <Day day={told.neededBy} /> : <Trans>no day named</Trans>}
          </Definition>
          <TargetsLine request={told} />
        </Definitions>
      </div>
    </Card>
  )
}
