import { Trans, useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { ActForm } from '~/parts/form/act-form'
import { useActForm } from '~/parts/form/use-act-form'
import { PasswordField } from '~/parts/password/password-field'
import { Frame, NoForm } from '../frame'
import type { Link } from '../rest'
import { useLink } from '../use-link'
import { usePost } from '../use-post'

/** An invitation, or a new password: both set a password and sign in. */
export default function NewPasswordPage({ params }: { params: { token: string } }) {
  const { t } = useLingui()
  const link = useLink(params.token)
  const known = link.state === 'works' && link.link.purpose !== 'first_administrator' ? link.link : null
  const invited = known?.purpose !== 'reset'
  return (
    <Frame
      title={known?.name ? (invited ? t`Welcome, ${known.name}` : t`A new password`) : t`Set your password`}
      claim={
        invited ? (
          <Trans>Projects, services and people change, governed as one portfolio.</Trans>
        ) : (
          <Trans>Everywhere else you are signed out when you set it.</Trans>
        )
      }
    >
      {known ? <PasswordForm token={params.token} link={known} /> : <NoForm link={link} />}
    </Frame>
  )
}

type Values = { password: string }

function PasswordForm({ token, link }: { token: string; link: Link }) {
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
