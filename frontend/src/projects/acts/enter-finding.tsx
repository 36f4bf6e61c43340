import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { enterFindingMutation } from '~/__generated__/enterFindingMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormMoney, FormPick } from '~/parts/form/fields'
import { rules } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { moneyOrNull, type MoneyTyped } from '~/parts/records/typed'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation enterFindingMutation($key: ID!, $input: EnterFindingInput!) {
    enterFinding(key: $key, input: $input) {
      __typename
      ... on EnterFindingDone {
        finding {
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

type Props = { projectId: string; currency: string; onClose: () => void }
type Values = { ruleId: Picked | null; evidence: string; amount: MoneyTyped }

/** A standard violated on this project, and what shows it; only the office that owns the standard may enter it. */
export default function EnterFinding({ projectId, currency, onClose }: Props) {
  const { t } = useLingui()
  const { needed, picked, money } = useChecks()
  const reread = useReread()
  const act = useAct<enterFindingMutation, 'enterFinding'>(mutation, 'enterFinding', () => {
    say(t`The finding is entered.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      ruleId: picked(t`Choose the standard that is violated.`),
      evidence: needed(t`Say what shows the violation.`),
      amount: money,
    }),
    defaults: { ruleId: null, evidence: '', amount: { amount: '', currency } },
    act,
    input: ({ ruleId, evidence, amount }: Values) => ({
      projectId,
      ruleId: ruleId?.id ?? '',
      evidence,
      amount: moneyOrNull(amount),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Enter finding</Trans>}
      title={<Trans>Enter a finding</Trans>}
      note={<Trans>An open finding blocks the delivery key, unless an exception covers it.</Trans>}
      onClose={onClose}
    >
      <FormPick form={form} name="ruleId" source={rules} label={t`Standard`} />
      <FormArea
        form={form}
        name="evidence"
        label={t`Evidence`}
        hint={t`What you saw, where, and when.`}
        rows={4}
      />
      <FormMoney
        form={form}
        name="amount"
        label={t`What it is about in money`}
        hint={t`Where that is known: a class waiver up to an amount covers only what states one.`}
        optional
      />
    </ActDialog>
  )
}
