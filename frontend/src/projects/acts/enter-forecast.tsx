import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { enterForecastMutation } from '~/__generated__/enterForecastMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { moneyOrNull, type MoneyTyped } from '~/parts/records/typed'
import { FormDate, FormMoney, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation enterForecastMutation($key: ID!, $input: EnterForecastInput!) {
    enterForecast(key: $key, input: $input) {
      __typename
      ... on EnterForecastDone {
        forecast {
          id
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

type Values = { cost: MoneyTyped; finishOn: string; basis: string }
type Props = { projectId: string; currency: string; onClose: () => void }

/** What the project will cost in all and when it will finish; the newest forecast counts, older ones stay. */
export default function EnterForecast({ projectId, currency, onClose }: Props) {
  const { t } = useLingui()
  const { needed, neededDay, neededMoney } = useChecks()
  const reread = useReread()
  const act = useAct<enterForecastMutation, 'enterForecast'>(mutation, 'enterForecast', () => {
    say(t`The forecast is entered.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      cost: neededMoney(t`Enter what the project will cost in all.`),
      finishOn: neededDay(t`Enter the day on which it will finish.`),
      basis: needed(t`Say on what this forecast rests.`),
    }),
    defaults: { cost: { amount: '', currency }, finishOn: '', basis: '' },
    act,
    input: ({ cost, ...rest }: Values) => ({ projectId, cost: moneyOrNull(cost) ?? cost, ...rest }),
    rename: { cost: 'cost.amount' },
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Enter forecast</Trans>}
      title={<Trans>Enter a forecast</Trans>}
      note={<Trans>The delivery key holds the newest forecast against the tolerances of the gate.</Trans>}
      onClose={onClose}
    >
      <FormMoney form={form} name="cost" label={t`Cost at completion`} />
      <Pair>
        <FormDate form={form} name="finishOn" label={t`Finish`} />
      </Pair>
      <FormText
        form={form}
        name="basis"
        label={t`Basis`}
        hint={t`Plan and version, estimate, or contract: what somebody else would look at.`}
      />
    </ActDialog>
  )
}
