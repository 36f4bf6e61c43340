import { Trans, useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { decideGateMutation } from '~/__generated__/decideGateMutation.graphql'
import { RadioGroup } from '~/design/field/choice'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { Conditions } from './conditions'
import { keysAllow, OUTCOMES, useConsequence, useOutcomeWord, type Outcome } from './outcomes'

const mutation = graphql`
  mutation decideGateMutation($key: ID!, $input: DecideGateInput!) {
    decideGate(key: $key, input: $input) {
      __typename
      ... on DecideGateDone {
        gate {
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

export type DecideValues = {
  outcome: Outcome | ''
  reason: string
  conditions: { statement: string; dueOn: string }[]
}
type Props = { gateId: string; state: string; seen: string; onClose: () => void }

/** Go, conditional go, hold, recycle or kill; asked once, with the consequence of each. */
export default function DecideGate({ gateId, state, seen, onClose }: Props) {
  const { t } = useLingui()
  const word = useOutcomeWord()
  const consequence = useConsequence()
  const whyNot = useWhyNot(state)
  const reread = useReread()
  const schema = useSchema(state)
  const act = useAct<decideGateMutation, 'decideGate'>(mutation, 'decideGate', () => {
    say(t`The gate is decided.`)
    reread()
    onClose()
  })
  const form = useActForm<DecideValues, decideGateMutation['variables']['input']>({
    schema,
    defaults: { outcome: '', reason: '', conditions: [] },
    act,
    input: ({ outcome, reason, conditions }) => ({
      gateId,
      seen,
      outcome: outcome as Outcome,
      reason,
      conditions: outcome === 'CONDITIONAL_GO' ? conditions : [],
    }),
  })
  const outcome = useWatch({ control: form.control, name: 'outcome' })
  return (
    <ActDialog
      form={form}
      act={act}
      send={outcome ? <Trans>Decide: {word(outcome)}</Trans> : <Trans>Decide</Trans>}
      danger={outcome === 'KILL'}
      title={<Trans>Decide this gate</Trans>}
      note={
        <Trans>
          A decision never changes; a later one follows it. It stands with your name and the keys of this
          moment.
        </Trans>
      }
      onClose={onClose}
    >
      <RadioGroup
        label={t`Outcome`}
        cards
        {...form.register('outcome')}
        id="outcome"
        error={form.error('outcome')}
        choices={OUTCOMES.map(value => ({
          value,
          label: word(value),
          hint: keysAllow(value, state) ? consequence(value) : t`Not now: ${whyNot(value)}`,
        }))}
      />
      {outcome === 'CONDITIONAL_GO' && <Conditions form={form} />}
      <FormArea form={form} name="reason" label={t`Reason`} rows={3} />
    </ActDialog>
  )
}

/** Why the keys do not allow an outcome. */
function useWhyNot(state: string) {
  const { t } = useLingui()
  return (outcome: string) =>
    outcome === 'GO' && state === 'EXCEPTED'
      ? t`a key passes by an exception, which needs dated conditions.`
      : t`a key is blocked or not shown.`
}

function useSchema(state: string) {
  const { t } = useLingui()
  const { needed, neededDay } = useChecks()
  const whyNot = useWhyNot(state)
  const condition = z.object({
    statement: needed(t`Say what must be done.`),
    dueOn: neededDay(t`Enter the day by which it must be done.`),
  })
  return z
    .object({
      outcome: z.string().check(
        z.minLength(1, t`Choose an outcome.`),
        z.refine(value => keysAllow(value, state), {
          error: issue => t`The project cannot go through: ${whyNot(String(issue.input))}`,
        }),
      ),
      reason: needed(t`Say why; the reason stays with the decision.`),
      conditions: z.array(z.any()),
    })
    .check(
      z.superRefine(({ outcome, conditions }, context) => {
        if (outcome !== 'CONDITIONAL_GO') return
        if (conditions.length === 0)
          context.addIssue({
            code: 'custom',
            path: ['conditions'],
            message: t`A conditional go names what must be done by when.`,
            input: conditions,
          })
        conditions.forEach((given, index) => {
          for (const issue of condition.safeParse(given).error?.issues ?? [])
            context.addIssue({
              code: 'custom',
              path: ['conditions', index, ...issue.path],
              message: issue.message,
              input: given,
            })
        })
      }),
    )
}
