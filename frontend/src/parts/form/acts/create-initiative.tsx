import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createInitiativeMutation } from '~/__generated__/createInitiativeMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '../../act/use-act'
import { orNull } from '../../records/typed'
import { ActDialog } from '../act-dialog'
import { useChecks } from '../checks'
import { FormArea, FormDate, FormPick, FormText } from '../fields'
import { projects } from '../sources'
import { useActForm } from '../use-act-form'

const mutation = graphql`
  mutation createInitiativeMutation($key: ID!, $input: CreateInitiativeInput!) {
    createInitiative(key: $key, input: $input) {
      __typename
      ... on CreateInitiativeDone {
        initiative {
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

type Values = {
  projectId: Picked | null
  name: string
  currentState: string
  futureState: string
  goLiveOn: string
}
type Props = {
  /** Given on the project's page; elsewhere it is asked for. */
  project?: Picked
  onDone: (ref: string) => void
  onClose: () => void
}

/** What people do today, what they will do, and from when. */
export default function CreateInitiative({ project, onDone, onClose }: Props) {
  const { t } = useLingui()
  const { needed, picked, day } = useChecks()
  const act = useAct<createInitiativeMutation, 'createInitiative'>(
    mutation,
    'createInitiative',
    ({ initiative }) => {
      say(t`${initiative.ref} is created.`)
      onDone(initiative.ref)
    },
  )
  const form = useActForm<Values, createInitiativeMutation['variables']['input']>({
    schema: z.object({
      projectId: picked(t`Choose the project that brings the change.`),
      name: needed(t`Give the initiative a name.`),
      currentState: needed(t`Say what people do today.`),
      futureState: needed(t`Say what people will do.`),
      goLiveOn: day,
    }),
    defaults: { projectId: project ?? null, name: '', currentState: '', futureState: '', goLiveOn: '' },
    act,
    input: ({ projectId, goLiveOn, ...rest }) => ({
      projectId: projectId?.id ?? '',
      goLiveOn: orNull(goLiveOn),
      ...rest,
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Create initiative</Trans>}
      title={<Trans>New change initiative</Trans>}
      note={
        <Trans>Groups of people move from a current to a future state; groups and assessments follow.</Trans>
      }
      onClose={onClose}
    >
      {!project && <FormPick form={form} name="projectId" source={projects} label={t`Project`} />}
      <FormText form={form} name="name" label={t`Name`} />
      <FormArea form={form} name="currentState" label={t`What people do today`} rows={2} />
      <FormArea form={form} name="futureState" label={t`What people will do`} rows={2} />
      <FormDate form={form} name="goLiveOn" label={t`Go-live`} optional />
    </ActDialog>
  )
}
