import { Trans, useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { ActForm } from '~/parts/form/act-form'
import { useActForm } from '~/parts/form/use-act-form'
import { PasswordField } from '~/parts/password/password-field'
import type { Link } from '../rest'
import { usePost } from '../use-post'

type Values = { password: string }

/** Sets the password and signs in. */
export function PasswordForm({ token, link }: { token: string; link: Link }) {
  const { t } = useLingui()
  const path = link.purpose === 'reset' ? '/reset' : '/invitation'
  const act = usePost<Values & { token: string }>(path, () => location.assign('/'))
  const form = useActForm<Values, Values & { token: string }>({
    act,
    schema: z.object({
      password: z.string().check(z.minLength(12, t`Use at least 12 characters; a sentence is fine.`)),
    }),
    defaults: { password: '' },
    input: values => ({ ...values, token }),
  })
  return (
    <ActForm form={form} act={act} send={<Trans>Set the password and sign in</Trans>}>
      <p>
        <Trans>
          You sign in as <b>{link.email}</b>.
        </Trans>
      </p>
      <input type="hidden" name="username" autoComplete="username" value={link.email ?? ''} readOnly />
      <PasswordField
        fresh
        label={t`Password`}
        {...form.register('password')}
        id="password"
        error={form.error('password')}
      />
    </ActForm>
  )
}
