import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editPersonFormMutation, EditPersonInput } from '~/__generated__/editPersonFormMutation.graphql'
import type { editPersonForm_person$key } from '~/__generated__/editPersonForm_person.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActForm, Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormPick, FormText } from '~/parts/form/fields'
import { people, units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { orNull } from '../or-null'

const fragment = graphql`
  fragment editPersonForm_person on Person {
    id
    version
    name
    email
    title
    timeZone
    unit {
      id
      name
    }
    manager {
      id
      name
    }
  }
`
const mutation = graphql`
  mutation editPersonFormMutation($key: ID!, $input: EditPersonInput!) {
    editPerson(key: $key, input: $input) {
      __typename
      ... on EditPersonDone {
        person {
          ...editPersonForm_person
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
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`
type Values = { name: string; email: string; title: string; unitId: Picked | null; managerId: Picked | null }

/** Somebody's record as it should stand. */
export function EditPersonForm({
  person,
  onClose,
}: {
  person: editPersonForm_person$key
  onClose: () => void
}) {
  const { t } = useLingui()
  const { needed, optional, picked, maybePicked } = useChecks()
  const told = useFragment(fragment, person)
  const { unit, manager } = told
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(told.version)
  const act = useAct<editPersonFormMutation, 'editPerson'>(mutation, 'editPerson', () => {
    say(t`Saved`)
    onClose()
  })
  const form = useActForm<Values, EditPersonInput>({
    act,
    schema: z.object({
      name: needed(t`Enter the name.`),
      email: needed(t`Enter the email address.`),
      title: optional,
      unitId: picked(t`Choose the unit.`),
      managerId: maybePicked,
    }),
    defaults: {
      name: told.name,
      email: told.email,
      title: told.title ?? '',
      unitId: { id: unit.id, label: unit.name },
      managerId: manager ? { id: manager.id, label: manager.name } : null,
    },
    input: ({ name, email, title, unitId, managerId }) => ({
      personId: told.id,
      seen,
      name,
      email,
      title: orNull(title),
      unitId: unitId?.id ?? '',
      managerId: managerId?.id ?? null,
      timeZone: told.timeZone ?? null,
    }),
  })
  return (
    <ActForm form={form} act={act} send={<Trans>Save</Trans>} onCancel={onClose}>
      <Pair>
        <FormText form={form} name="name" label={t`Name`} autoComplete="off" />
        <FormText form={form} name="email" label={t`Email`} type="email" autoComplete="off" />
      </Pair>
      <FormText form={form} name="title" label={t`Title`} optional />
      <Pair>
        <FormPick form={form} name="unitId" label={t`Unit`} source={units} />
        <FormPick form={form} name="managerId" label={t`Manager`} source={people} optional />
      </Pair>
    </ActForm>
  )
}
