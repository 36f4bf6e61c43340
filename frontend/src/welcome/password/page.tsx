import { Trans, useLingui } from '@lingui/react/macro'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { Frame, NoForm } from '../frame'
import { useLink } from '../use-link'

const PasswordForm = later(
  async () => (await import('./password-form')).PasswordForm,
  <Skeleton height={220} />,
)

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
