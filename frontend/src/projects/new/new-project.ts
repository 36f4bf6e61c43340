import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import type { formNewProjectMutation } from '~/__generated__/formNewProjectMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { useChecks } from '~/parts/form/checks'
import { projectInput, useProjectShape, type ProjectValues } from '../acts/project-fields'

export type NewProject = ProjectValues & {
  programId: Picked | null
  unitId: Picked | null
  deliveryLeadId: Picked | null
  serviceLeadId: Picked | null
  changeLeadId: Picked | null
}

/** What must be said before a project is made. */
export function useNewProjectSchema() {
  const { t } = useLingui()
  const { picked, maybePicked, inOrder } = useChecks()
  return z
    .object({
      ...useProjectShape(),
      programId: picked(t`Choose the program that the project belongs to.`),
      unitId: picked(t`Choose the unit that carries the project.`),
      deliveryLeadId: maybePicked,
      serviceLeadId: maybePicked,
      changeLeadId: maybePicked,
    })
    .check(inOrder('startOn', 'finishOn', t`The finish is not before the start.`))
}

/** An empty form; the unit is the asker's own until another is chosen. */
export const blankProject = (
  currency: string,
  unit: { readonly id: string; readonly name: string },
): NewProject => ({
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
})

export const newProjectInput = (values: NewProject): formNewProjectMutation['variables']['input'] => ({
  ...projectInput(values),
  programId: values.programId?.id ?? '',
  unitId: values.unitId?.id ?? '',
  deliveryLeadId: values.deliveryLeadId?.id ?? null,
  serviceLeadId: values.serviceLeadId?.id ?? null,
  changeLeadId: values.changeLeadId?.id ?? null,
})
