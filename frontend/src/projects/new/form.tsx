import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { formNewProjectMutation } from '~/__generated__/formNewProjectMutation.graphql'
import { Button } from '~/design/button/button'
import type { Picked } from '~/design/field/picker-remote'
import { Row, Stack } from '~/design/page/page'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActForm, Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormPick } from '~/parts/form/fields'
import { people, programs, units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { ProjectFields, projectInput, useProjectShape, type ProjectValues } from '../acts/project-fields'
import s from './new.module.css'

const CreateProgram = lazy(() => import('../acts/create-program'))

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

type Values = ProjectValues & {
  programId: Picked | null
  unitId: Picked | null
  deliveryLeadId: Picked | null
  serviceLeadId: Picked | null
  changeLeadId: Picked | null
}
type Props = {
  currency: string
  unit: { readonly id: string; readonly name: string }
  onDone: (ref: string) => void
  onCancel: () => void
}

/** Everything a project needs at birth; the three workstreams come with it. */
export function NewProjectForm({ currency, unit, onDone, onCancel }: Props) {
  const { t } = useLingui()
  const { picked, maybePicked } = useChecks()
  const [creating, setCreating] = useState(false)
  const act = useAct<formNewProjectMutation, 'createProject'>(mutation, 'createProject', ({ project }) => {
    say(t`${project.ref} is created.`)
    onDone(project.ref)
  })
  const form = useActForm<Values, formNewProjectMutation['variables']['input']>({
    schema: z.object({
      ...useProjectShape(),
      programId: picked(t`Choose the program that the project belongs to.`),
      unitId: picked(t`Choose the unit that carries the project.`),
      deliveryLeadId: maybePicked,
      serviceLeadId: maybePicked,
      changeLeadId: maybePicked,
    }),
    defaults: {
      name: '',
      description: '',
      stage: 'INTAKE',
      startOn: '',
      finishOn: '',
      sponsorId: null,
      budget: { amount: '', currency },
      weeklyBurn: { amount: '', currency },
      weeklyBurnBasis: '',
      programId: null,
      unitId: { id: unit.id, label: unit.name },
      deliveryLeadId: null,
      serviceLeadId: null,
      changeLeadId: null,
    },
    act,
    input: values => ({
      ...projectInput(values),
      programId: values.programId?.id ?? '',
      unitId: values.unitId?.id ?? '',
      deliveryLeadId: values.deliveryLeadId?.id ?? null,
      serviceLeadId: values.serviceLeadId?.id ?? null,
      changeLeadId: values.changeLeadId?.id ?? null,
    }),
  })
  return (
    <ActForm form={form} act={act} send={<Trans>Create project</Trans>} onCancel={onCancel}>
      <ProjectFields form={form} />
      <section className={s.part}>
        <h2>
          <Trans>Where it belongs</Trans>
        </h2>
        <Pair>
          <Stack>
            <FormPick form={form} name="programId" source={programs} label={t`Program`} />
            <Row>
              <Button size="s" onClick={() => setCreating(true)}>
                <Trans>New program</Trans>
              </Button>
            </Row>
          </Stack>
          <FormPick form={form} name="unitId" source={units} label={t`Unit`} />
        </Pair>
      </section>
      <section className={s.part}>
        <h2>
          <Trans>The triad</Trans>
        </h2>
        <p className={s.note}>
          <Trans>
            Each lead enters the evidence of their workstream, and holds that role on the project from now. A
            place left empty shows as a vacancy.
          </Trans>
        </p>
        <Pair>
          <FormPick form={form} name="deliveryLeadId" source={people} label={t`Project manager`} optional />
          <FormPick form={form} name="serviceLeadId" source={people} label={t`Service lead`} optional />
          <FormPick form={form} name="changeLeadId" source={people} label={t`Change lead`} optional />
        </Pair>
      </section>
      <Suspense>
        {creating && (
          <CreateProgram
            currency={currency}
            onClose={() => setCreating(false)}
            onDone={made => {
              form.setValue('programId', made, { shouldValidate: true })
              setCreating(false)
            }}
          />
        )}
      </Suspense>
    </ActForm>
  )
}
