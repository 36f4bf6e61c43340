import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type {
  delegationDialogMutation,
  GrantDelegationInput,
} from '~/__generated__/delegationDialogMutation.graphql'
import { Checkbox } from '~/design/field/choice'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import type { Refusal } from '~/parts/act/refusal'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormDate, FormPick } from '~/parts/form/fields'
import { delegates } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useTimeZone } from '~/words'
import { endOfDay, startOfDay } from '~/words/instant-of-day'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'

const mutation = graphql`
  mutation delegationDialogMutation($key: ID!, $input: GrantDelegationInput!) {
    grantDelegation(key: $key, input: $input) {
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
type Values = {
  delegateId: Picked | null
  validFrom: string
  validUntil: string
  limit: string
  evenSo: boolean
}

/** To whom, until when, and up to which amount. */
export function DelegationDialog({ currency, onClose }: { currency: string; onClose: () => void }) {
  const { t } = useLingui()
  const zone = useTimeZone()
  const { day, neededDay, picked } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<delegationDialogMutation, 'grantDelegation'>(mutation, 'grantDelegation', () => {
    say(t`Authority lent`)
    readAnew()
    onClose()
  })
  const form = useActForm<Values, GrantDelegationInput>({
    act,
    rename: { 'limit.amount': 'limit', 'limit.currency': 'limit' },
    schema: z.object({
      delegateId: picked(t`Choose who stands in for you.`),
      validFrom: day,
      validUntil: neededDay(t`Enter the last day.`),
      limit: z.string().check(z.regex(/^(\d+(\.\d+)?)?$/, t`Enter an amount, for example 100,000.`)),
      evenSo: z.boolean(),
    }),
    defaults: { delegateId: null, validFrom: '', validUntil: '', limit: '', evenSo: false },
    input: ({ delegateId, validFrom, validUntil, limit, evenSo }) => ({
      delegateId: delegateId?.id ?? '',
      validFrom: validFrom ? startOfDay(validFrom, zone) : null,
      validUntil: endOfDay(validUntil, zone),
      limit: limit ? { amount: limit, currency } : null,
      evenSo,
    }),
  })
  const [shows, setShows] = useState(false)
  if (!shows && refusedAs(act.refusal, 'reaches_own_proposal')) setShows(true)
  return (
    <ActDialog
      title={<Trans>Lend your authority</Trans>}
      note={
        <Trans>
          They decide in your name up to your own limit and cannot pass it on. You can revoke it at once.
        </Trans>
      }
      send={<Trans>Delegate</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <FormPick form={form} name="delegateId" label={t`Who stands in`} source={delegates} />
      <Pair>
        <FormDate form={form} name="validFrom" label={t`From`} hint={t`Now, if left out.`} optional />
        <FormDate form={form} name="validUntil" label={t`Last day`} />
      </Pair>
      <FormAmount
        form={form}
        name="limit"
        label={t`Up to`}
        unit={currency}
        hint={t`Your own limit, if left out.`}
        optional
      />
      {shows && (
        <Checkbox
          id="evenSo"
          label={t`Lend it even so`}
          hint={t`Whoever acts in your name may learn what you proposed behind a seal. Nobody else is told, and it is kept nowhere.`}
          {...form.register('evenSo')}
        />
      )}
    </ActDialog>
  )
}

const refusedAs = (refusal: Refusal | null, code: string) =>
  refusal?.__typename === 'Invalid' && refusal.problems.some(problem => problem.code === code)
