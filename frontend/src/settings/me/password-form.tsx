import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { ChangePasswordInput, passwordFormMutation } from '~/__generated__/passwordFormMutation.graphql'
import { Card } from '~/design/card/card'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { ActForm } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { useActForm } from '~/parts/form/use-act-form'
import { PasswordField } from '~/parts/password/password-field'

const mutation = graphql`
  mutation passwordFormMutation($key: ID!, $input: ChangePasswordInput!) {
    changePassword(key: $key, input: $input) {
      __typename
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`
type Values = { presentPassword: string; newPassword: string }

/** A new password on showing the present one; elsewhere one is signed out. */
export function PasswordForm({ sessionId }: { sessionId: string | null }) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<passwordFormMutation, 'changePassword'>(mutation, 'changePassword', () => {
    form.reset()
    say(t`Password changed. You are signed out everywhere else.`)
    readAnew()
  })
  const form = useActForm<Values, ChangePasswordInput>({
    act,
    schema: z.object({
      presentPassword: needed(t`Enter your present password.`),
      newPassword: z.string().check(z.minLength(12, t`Use at least 12 characters; a sentence is fine.`)),
    }),
    defaults: { presentPassword: '', newPassword: '' },
    input: values => ({ ...values, keepSessionId: sessionId }),
  })
  return (
    <Card title={<Trans>Password</Trans>}>
      <ActForm form={form} act={act} send={<Trans>Change password</Trans>}>
        <PasswordField
          label={t`Present password`}
          {...form.register('presentPassword')}
          id="presentPassword"
          error={form.error('presentPassword')}
        />
        <PasswordField
          fresh
          label={t`New password`}
          {...form.register('newPassword')}
          id="newPassword"
          error={form.error('newPassword')}
        />
      </ActForm>
    </Card>
  )
}
