import { Trans, useLingui } from '@lingui/react/macro'
import { FolderKanban } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { Empty } from '~/design/empty/empty'

/** What stands where no project does: none yet, or none that the filter lets through. */
export default function NoProjects({ filtered, acts }: { filtered: boolean; acts: readonly string[] }) {
  const { t } = useLingui()
  const may = acts.includes('project:create')
  if (filtered)
    return (
      <Empty
        icon={<FolderKanban size={20} />}
        title={t`No project matches`}
        act={
          <ButtonLink to="/projects">
            <Trans>Clear filters</Trans>
          </ButtonLink>
        }
      >
        <Trans>Try fewer letters, or let a filter go.</Trans>
      </Empty>
    )
  return (
    <Empty
      icon={<FolderKanban size={20} />}
      title={t`No projects yet`}
      act={
        may && (
          <ButtonLink to="/projects/new" variant="primary">
            <Trans>New project</Trans>
          </ButtonLink>
        )
      }
    >
      <Trans>
        A project carries three workstreams from birth: delivery, service transition and people change. A PMO
        lead types it here, or imports a whole portfolio in Settings.
      </Trans>
    </Empty>
  )
}
