import { Trans, useLingui } from '@lingui/react/macro'
import { ScrollText, SearchX } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'

/** What the register teaches while nothing is in it, or nothing fits. */
export function RegisterEmpty({ filtered }: { filtered: boolean }) {
  const { t } = useLingui()
  if (filtered) {
    return (
      <Empty
        icon={<SearchX size={20} />}
        title={t`No request fits these filters`}
        act={
          <ButtonLink to="/exceptions">
            <Trans>Show all requests</Trans>
          </ButtonLink>
        }
      >
        <Trans>Take a filter away, or search with fewer letters.</Trans>
      </Empty>
    )
  }
  return (
    <Empty
      icon={<ScrollText size={20} />}
      title={t`Nobody has asked for an exception yet`}
      act={
        <ButtonLink to="/exceptions/new" variant="primary">
          <Trans>Request an exception</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        When a rule or a missing capability keeps a project from what it needs, ask here: with the need, what
        it costs, and what waiting costs. Nobody can say a bare “no”.
      </Trans>
    </Empty>
  )
}
