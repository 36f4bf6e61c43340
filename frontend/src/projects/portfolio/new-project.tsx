import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Button, ButtonLink } from '~/design/button/button'
import { useCommands } from '~/parts/commands/commands'
import { useLacking } from '~/parts/records/act-button'

/** The way to a new project, or why not. */
export function NewProject({ acts }: { acts: readonly string[] }) {
  const lacking = useLacking(acts)('project:create')
  if (lacking)
    return (
      <Button variant="primary" reason={lacking} whoCan={<Trans>PMO lead</Trans>}>
        <Trans>New project</Trans>
      </Button>
    )
  return (
    <ButtonLink to="/projects/new" variant="primary">
      <Trans>New project</Trans>
    </ButtonLink>
  )
}

/** The same in the palette. */
export function useNewProjectCommand() {
  const { t } = useLingui()
  const navigate = useNavigate()
  useCommands(
    useMemo(
      () => [
        {
          id: 'new-project',
          group: t`Create`,
          label: t`New project`,
          run: () => void navigate({ to: '/projects/new' }),
        },
      ],
      [t, navigate],
    ),
  )
}
