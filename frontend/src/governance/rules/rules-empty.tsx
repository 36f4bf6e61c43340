import { Trans, useLingui } from '@lingui/react/macro'
import { LibraryBig, SearchX } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'

export function RulesEmpty({ filtered }: { filtered: boolean }) {
  const { t } = useLingui()
  if (filtered) {
    return (
      <Empty
        icon={<SearchX size={20} />}
        title={t`No rule fits`}
        act={
          <ButtonLink to="/rules">
            <Trans>Show all rules</Trans>
          </ButtonLink>
        }
      >
        <Trans>Search with fewer letters, or let the office go.</Trans>
      </Empty>
    )
  }
  return (
    <Empty icon={<LibraryBig size={20} />} title={t`No rule is written down yet`}>
      <Trans>
        The lead of each office enters its standards here: what is asked, what for, and the harm that it
        prevents. Only a rule that stands here can be cited against a need.
      </Trans>
    </Empty>
  )
}
