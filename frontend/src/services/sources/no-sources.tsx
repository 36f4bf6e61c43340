import { Trans, useLingui } from '@lingui/react/macro'
import { PackageSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'

/** Nothing to show: because of the filter, or because nobody entered any. */
export default function NoSources({ filtered, create }: { filtered: boolean; create: ReactNode }) {
  const { t } = useLingui()
  return filtered ? (
    <Empty
      icon={<PackageSearch size={20} />}
      title={t`No source matches`}
      act={
        <ButtonLink to="/services/sources">
          <Trans>Clear filters</Trans>
        </ButtonLink>
      }
    >
      <Trans>Try fewer letters, or let a filter go.</Trans>
    </Empty>
  ) : (
    <Empty icon={<PackageSearch size={20} />} title={t`The register is empty`} act={create}>
      <Trans>
        A source of supply says who supplies what, by when, at what price and on what evidence; alternatives
        name it, and take over its figures. The SMO lead enters it here.
      </Trans>
    </Empty>
  )
}
