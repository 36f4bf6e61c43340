import { useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { effortDialogMutation, SetHopEffortsInput } from '~/__generated__/effortDialogMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useHopWord } from '~/parts/decision-clock/hop-words'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormMoney, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import type { HopSetting } from './office-clock'

const mutation = graphql`
  mutation effortDialogMutation($key: ID!, $input: SetHopEffortsInput!) {
    setHopEfforts(key: $key, input: $input) {
      __typename
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
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`

type Values = Record<string, unknown> & {
  rate: { amount: string; currency: string }
  basis: string
  hours: Record<string, string>
}
type Props = { office: string; hops: readonly HopSetting[]; base: string; onClose: () => void }

/** What hops take of people at an office: hours of work, what one costs, and on what basis that is said. */
export function EffortDialog({ office, hops, base, onClose }: Props) {
  const { t } = useLingui()
  const { number, needed, neededMoney } = useChecks()
  const hopWord = useHopWord()
  const readAnew = useReadAnew()
  const act = useAct<effortDialogMutation, 'setHopEfforts'>(mutation, 'setHopEfforts', () => {
    say(t`Work and rate entered`)
    readAnew()
    onClose()
  })
  const hours = number(t`Enter hours, for example 2 or 0.5.`)
  const known = hops.find(hop => hop.effort)?.effort
  const form = useActForm<Values, SetHopEffortsInput>({
    act,
    rename: Object.fromEntries(hops.map(({ hop }, at) => [`efforts.${at}.hours`, `hours.${hop}`])),
    schema: z.object({
      rate: neededMoney(t`Say what an hour of work costs.`),
      basis: needed(t`Say on what this rests.`),
      hours: z.object(Object.fromEntries(hops.map(({ hop }) => [hop, hours]))),
    }),
    defaults: {
      rate: known?.rate ? { ...known.rate } : { amount: '', currency: base },
      basis: known?.basis ?? '',
      hours: Object.fromEntries(
        hops.map(({ hop, effort }) => [hop, effort ? String(Number(effort.hours)) : '']),
      ),
    },
    input: values => ({
      office: office as SetHopEffortsInput['office'],
      rate: { amount: values.rate.amount, currency: values.rate.currency.trim().toUpperCase() },
      basis: values.basis,
      efforts: hops.map(({ hop }) => ({
        hop: hop as SetHopEffortsInput['efforts'][number]['hop'],
        hours: values.hours[hop] ?? '',
      })),
    }),
  })
  return (
    <ActDialog
      title={t`Work and rate`}
      note={t`What a hop takes of people as a rule. With the delay it tells what deciding costs, beside the amount asked.`}
      send={t`Enter`}
      form={form}
      act={act}
      onClose={onClose}
    >
      <FormMoney form={form} name="rate" label={t`An hour costs`} />
      <FormText form={form} name="basis" label={t`Basis`} />
      {hops.map(({ hop }) => {
        const name = hopWord(hop)
        return <FormAmount key={hop} form={form} name={`hours.${hop}`} label={t`Hours: ${name}`} />
      })}
    </ActDialog>
  )
}
