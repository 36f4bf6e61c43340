import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createTokenMutation, CreateTokenInput } from '~/__generated__/createTokenMutation.graphql'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormSelect, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { RIGHTS, useRightsWords } from './rights'
import { SecretShown } from './secret-shown'

const mutation = graphql`
  mutation createTokenMutation($key: ID!, $input: CreateTokenInput!) {
    createToken(key: $key, input: $input) {
      __typename
      ... on CreateTokenDone {
        secret
        personalToken {
          name
          expiresAt
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
type Values = { name: string; rights: (typeof RIGHTS)[number]; days: string }
type Made = { secret: string | null; name: string; expiresAt: string }
const LIVES = [7, 30, 90, 180, 365]

/** A name, what it may do, for how long; then its secret, once. */
export function CreateToken({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const told = useRightsWords()
  const readAnew = useReadAnew()
  const [made, setMade] = useState<Made | null>(null)
  const act = useAct<createTokenMutation, 'createToken'>(mutation, 'createToken', done => {
    if (done.personalToken) setMade({ secret: done.secret ?? null, ...done.personalToken })
  })
  const form = useActForm<Values, CreateTokenInput>({
    act,
    schema: z.object({
      name: needed(t`Say which program this is for.`).check(z.maxLength(100, t`At most 100 characters.`)),
      rights: z.enum(RIGHTS),
      days: z.string(),
    }),
    defaults: { name: '', rights: 'READ', days: '90' },
    input: ({ days, ...values }) => ({ ...values, days: Number(days) }),
  })
  const rights = useWatch({ control: form.control, name: 'rights' })
  const close = () => {
    if (made) readAnew()
    onClose()
  }
  if (made) return <SecretShown {...made} onClose={close} />
  return (
    <ActDialog
      title={<Trans>Create an access token</Trans>}
      note={<Trans>Whoever holds it acts in your name, within its rights, until it ends.</Trans>}
      send={<Trans>Create</Trans>}
      form={form}
      act={act}
      onClose={close}
    >
      <FormText
        form={form}
        name="name"
        label={t`Name`}
        hint={t`Which program it is for, so that you know it again.`}
        maxLength={100}
        autoComplete="off"
      />
      <FormSelect
        form={form}
        name="rights"
        label={t`Rights`}
        hint={told(rights).told}
        options={RIGHTS.map(value => ({ value, label: told(value).word }))}
      />
      <FormSelect
        form={form}
        name="days"
        label={t`Ends after`}
        options={LIVES.map(days => ({
          value: String(days),
          label: t`${plural(days, { one: '# day', other: '# days' })}`,
        }))}
      />
    </ActDialog>
  )
}
