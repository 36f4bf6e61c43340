import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editProjectMutation } from '~/__generated__/editProjectMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { ProjectFields, projectInput, useProjectShape, type ProjectValues } from './project-fields'

const mutation = graphql`
  mutation editProjectMutation($key: ID!, $input: EditProjectInput!) {
    editProject(key: $key, input: $input) {
      __typename
      ... on EditProjectDone {
        project {
          id
          version
          name
          stage
          finishOn
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

type Props = { projectId: string; version: number; now: ProjectValues; onClose: () => void }

/** The project as it should stand; leads are assigned on their own. */
export default function EditProject({ projectId, version, now, onClose }: Props) {
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const { inOrder } = useChecks()
  const reread = useReread()
  const act = useAct<editProjectMutation, 'editProject'>(mutation, 'editProject', () => {
    say(t`The project is changed.`)
    reread()
    onClose()
  })
  const form = useActForm<ProjectValues, editProjectMutation['variables']['input']>({
    schema: z
      .object(useProjectShape())
      .check(inOrder('startOn', 'finishOn', t`The finish is not before the start.`)),
    defaults: now,
    act,
    input: values => ({ ...projectInput(values), projectId, seen }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      size="l"
      title={<Trans>Change the project</Trans>}
      note={
        <Trans>
          What you leave empty is cleared. What you change of a published project stays as you entered it.
        </Trans>
      }
      onClose={onClose}
    >
      <ProjectFields form={form} />
    </ActDialog>
  )
}
