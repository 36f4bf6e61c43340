import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { EnterRateInput, rateDialogMutation } from '~/__generated__/rateDialogMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormDate, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'

const mutation = graphql`
  mutation rateDialogMutation($key: ID!, $input: EnterRateInput!) {
    enterRate(key: $key, input: $input) {
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
type Values = { base: string; quote: string; rate: string; onDay: string; source: string }

/** A rate from a day on; it stands once entered, since amounts meet through it. */
export function RateDialog({ base, onClose }: { base: string; onClose: () => void }) {
  const { t } = useLingui()
  const { needed, neededDay } = useChecks()
  const readAnew = useReadAnew()
  const code = z
    .string()
    .check(z.regex(/^\s*[A-Za-z]{3}\s*$/, t`Enter a currency by its three letters, for example USD.`))
  const act = useAct<rateDialogMutation, 'enterRate'>(mutation, 'enterRate', () => {
    say(t`Rate entered`)
    readAnew()
    onClose()
  })
  const form = useActForm<Values, EnterRateInput>({
    act,
    schema: z.object({
      base: code,
      quote: code,
      rate: z.string().check(z.regex(/^\d+(\.\d+)?$/, t`Enter a number, for example 1.0842.`)),
      onDay: neededDay(t`Enter the day from which it counts.`),
      source: needed(t`Say where the rate comes from.`),
    }),
    defaults: { base: '', quote: base, rate: '', onDay: '', source: '' },
    input: values => ({
      ...values,
      base: values.base.trim().toUpperCase(),
      quote: values.quote.trim().toUpperCase(),
    }),
  })
  return (
    <ActDialog
      title={<Trans>Enter a rate</Trans>}
      note={<Trans>It stands once entered. A later rate takes over from its day on.</Trans>}
      send={<Trans>Enter</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <Pair>
        <FormText
          form={form}
          name="base"
          label={t`One unit of`}
          maxLength={3}
          autoComplete="off"
          placeholder="EUR"
        />
        <FormAmount form={form} name="rate" label={t`is`} size="full" />
        <FormText form={form} name="quote" label={t`units of`} maxLength={3} autoComplete="off" />
      </Pair>
      <FormDate form={form} name="onDay" label={t`From`} />
      <FormText
        form={form}
        name="source"
        label={t`Source`}
        placeholder={t`European Central Bank, reference rate`}
      />
    </ActDialog>
  )
}
