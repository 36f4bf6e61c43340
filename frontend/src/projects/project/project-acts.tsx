import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { projectActs_project$key } from '~/__generated__/projectActs_project.graphql'
import type { projectActs_viewer$key } from '~/__generated__/projectActs_viewer.graphql'
import { useCommands } from '~/parts/commands/commands'
import { moneyTyped } from '~/parts/records/typed'
import { ActButton } from '~/parts/records/act-button'

const EditProject = lazy(() => import('../acts/edit-project'))

const viewerFragment = graphql`
  fragment projectActs_viewer on Viewer {
    acts
    baseCurrency
  }
`
const projectFragment = graphql`
  fragment projectActs_project on Project {
    id
    version
    ref
    name
    description
    stage
    startOn
    finishOn
    sponsor {
      id
      name
    }
    budget {
      amount
      currency
    }
    weeklyBurn {
      amount
      currency
    }
    weeklyBurnBasis
  }
`

type Props = { viewer: projectActs_viewer$key; project: projectActs_project$key }

/** What can be done with a project as a whole. */
export function ProjectActs({ viewer, project: key }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { acts, baseCurrency } = useFragment(viewerFragment, viewer)
  const project = useFragment(projectFragment, key)
  const [editing, setEditing] = useState(false)
  const request = useRequestException(project.ref)
  useCommands(
    useMemo(
      () => [
        ...(acts.includes('project:edit')
          ? [
              {
                id: 'edit-project',
                group: t`On this page`,
                label: t`Edit ${project.ref}`,
                run: () => setEditing(true),
              },
            ]
          : []),
        ...(acts.includes('exception:request')
          ? [
              {
                id: 'request',
                group: t`On this page`,
                label: t`Request an exception for ${project.ref}`,
                run: request,
              },
            ]
          : []),
        ...(['delivery', 'service', 'people', 'exceptions', 'history'] as const).map(tab => ({
          id: `tab-${tab}`,
          group: t`On this page`,
          label: `${project.ref}: ${{ delivery: t`Delivery`, service: t`Service transition`, people: t`People change`, exceptions: t`Exceptions`, history: t`History` }[tab]}`,
          run: () => void navigate({ to: `/projects/$ref/${tab}`, params: { ref: project.ref } }),
        })),
      ],
      [t, acts, project.ref, request, navigate],
    ),
  )
  return (
    <>
      <ActButton
        acts={acts}
        act="project:edit"
        whoCan={t`PMO lead, program manager`}
        onClick={() => setEditing(true)}
      >
        <Trans>Edit</Trans>
      </ActButton>
      <ActButton
        variant="primary"
        acts={acts}
        act="exception:request"
        whoCan={t`Program manager`}
        onClick={request}
      >
        <Trans>Request an exception</Trans>
      </ActButton>
      <Suspense>
        {editing && (
          <EditProject
            projectId={project.id}
            version={project.version}
            now={{
              name: project.name,
              description: project.description ?? '',
              stage: project.stage,
              startOn: project.startOn ?? '',
              finishOn: project.finishOn ?? '',
              sponsorId: project.sponsor ? { id: project.sponsor.id, label: project.sponsor.name } : null,
              budget: moneyTyped(project.budget, baseCurrency),
              weeklyBurn: moneyTyped(project.weeklyBurn, project.budget?.currency ?? baseCurrency),
              weeklyBurnBasis: project.weeklyBurnBasis ?? '',
            }}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </>
  )
}

/** Leads to the form of a request, with the project filled in. */
export function useRequestException(ref: string) {
  const navigate = useNavigate()
  return useMemo(
    () => () => void navigate({ to: '/exceptions/new' as string, search: { project: ref } as never }),
    [navigate, ref],
  )
}
