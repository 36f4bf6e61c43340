import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import type { formNewProjectMutation } from '~/__generated__/formNewProjectMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActForm } from '~/parts/form/act-form'
import { useActForm } from '~/parts/form/use-act-form'
import { ProjectFields } from '../acts/project-fields'
import { Belonging } from './belonging'
import { blankProject, newProjectInput, useNewProjectSchema, type NewProject } from './new-project'
import { TriadFields } from './triad-fields'

const mutation = graphql`
  mutation formNewProjectMutation($key: ID!, $input: CreateProjectInput!) {
    createProject(key: $key, input: $input) {
      __typename
      ... on CreateProjectDone {
        project {
          id
          ref
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

type Props = {
  currency: string
  unit: { readonly id: string; readonly name: string }
  onDone: (ref: string) => void
  onCancel: () => void
}

/** Everything a project needs at birth; the three workstreams come with it. */
export function NewProjectForm({ currency, unit, onDone, onCancel }: Props) {
  const { t } = useLingui()
  const act = useAct<formNewProjectMutation, 'createProject'>(mutation, 'createProject', ({ project }) => {
    say(t`${project.ref} is created.`)
    onDone(project.ref)
  })
  const form = useActForm<NewProject, formNewProjectMutation['variables']['input']>({
    schema: useNewProjectSchema(),
    defaults: blankProject(currency, unit),
    act,
    input: newProjectInput,
  })
  return (
    <ActForm form={form} act={act} send={<Trans>Create project</Trans>} onCancel={onCancel}>
      <ProjectFields form={form} />
      <Belonging form={form} currency={currency} />
      <TriadFields form={form} />
    </ActForm>
  )
}
