import { Trans, useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import type { decideGateMutation } from '~/__generated__/decideGateMutation.graphql'
import { RadioGroup } from '~/design/field/choice'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useReread } from '~/parts/records/use-reread'
import { Conditions } from './conditions'
import { useDecideSchema, useWhyNot, type DecideValues } from './decide-schema'
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

type Props = { gateId: string; state: string; seen: string; onClose: () => void }

/** Go, conditional go, hold, recycle or kill; asked once, with the consequence of each. */
export default function DecideGate({ gateId, state, seen, onClose }: Props) {
  const { t } = useLingui()
  const word = useOutcomeWord()
  const consequence = useConsequence()
  const whyNot = useWhyNot(state)
  const reread = useReread()
  const asOpened = useAsOpened(seen)
  const schema = useDecideSchema(state)
  const act = useAct<decideGateMutation, 'decideGate'>(mutation, 'decideGate', () => {
    say(t`The gate is decided.`)
    reread()
    onClose()
  })
  const form = useActForm<DecideValues, decideGateMutation['variables']['input']>({
    schema,
    keep: `gate/${gateId}/decide`,
    defaults: { outcome: '', reason: '', conditions: [] },
    act,
    input: ({ outcome, reason, conditions }) => ({
      gateId,
      seen: asOpened,
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
      onReload={reread}
      stands={seen}
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
