import { Trans, useLingui } from '@lingui/react/macro'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { Frame, NoForm } from '../frame'
import { useLink } from '../use-link'

const FirstForm = later(async () => (await import('./first-form')).FirstForm, <Skeleton height={420} />)

/** The first run: whoever has the link makes the organisation and becomes its first administrator. */
export default function FirstAdministratorPage({ params }: { params: { token: string } }) {
  const { t } = useLingui()
  const link = useLink(params.token)
  const works = link.state === 'works' && link.link.purpose === 'first_administrator'
  return (
    <Frame
      wide
      title={t`Set up your organisation`}
      claim={<Trans>You become its first administrator. People, rules and projects come next.</Trans>}
    >
      {works ? <FirstForm token={params.token} /> : <NoForm link={link} />}
    </Frame>
  )
}
