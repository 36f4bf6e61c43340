import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { deliveryNow_project$key } from '~/__generated__/deliveryNow_project.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Amount, Day, NoValue } from '~/words'
import { FinishShift, CostShift } from '../shift'

const fragment = graphql`
  fragment deliveryNow_project on Project {
    finishOn
    budget {
      amount
      currency
    }
    budgetWithheld
    forecasts {
      finishOn
      cost {
        amount
        currency
      }
    }
    standards {
      ...twoTruths_compliance
    }
  }
`

/** What it is expected to cost and when to finish, against what was planned. */
export function DeliveryNow({ project: key }: { project: deliveryNow_project$key }) {
  const { t } = useLingui()
  const { finishOn, budget, budgetWithheld, forecasts, standards } = useFragment(fragment, key)
  const forecast = forecasts[0]
  return (
    <Definitions>
      <Definition term={t`Budget`}>
        <Amount
          money={budget}
          compact
          why={budgetWithheld ? 'withheld' : 'not-stated'}
          reason={budgetWithheld}
        />
      </Definition>
      <Definition term={t`Forecast`}>
        {forecast ? (
          <>
            <Amount money={forecast.cost} compact /> <CostShift plan={budget} forecast={forecast.cost} />
          </>
        ) : (
          <NoValue why="not-stated" reason={t`Nobody has entered a forecast yet.`} />
        )}
      </Definition>
      <Definition term={t`Finish`}>
        {forecast ? (
          <>
            <Day day={forecast.finishOn} /> <FinishShift plan={finishOn} forecast={forecast.finishOn} />
          </>
        ) : finishOn ? (
          <>
            <Day day={finishOn} /> <Trans>planned</Trans>
          </>
        ) : (
          <NoValue why="not-stated" />
        )}
      </Definition>
      <Definition term={t`Standards judged`}>
        <TwoTruths compliance={standards} />
      </Definition>
    </Definitions>
  )
}
