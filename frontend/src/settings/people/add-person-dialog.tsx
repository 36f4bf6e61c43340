import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { addPersonDialogMutation, AddPersonInput } from '~/__generated__/addPersonDialogMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useChecks } from '~/parts/form/checks'
import { FormPick, FormText } from '~/parts/form/fields'
import { people, units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { orNull } from '../or-null'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'

const mutation = graphql`
  mutation addPersonDialogMutation($key: ID!, $input: AddPersonInput!) {
    addPerson(key: $key, input: $input) {
      __typename
      ... on AddPersonDone {
        person {
          id
          email
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
type Props = { root: Picked; onClose: () => void; onAdded: (email: string) => void }

/** Somebody known to the organisation; they hold no role and have no account yet. */
export function AddPersonDialog({ root, onClose, onAdded }: Props) {
  const { t } = useLingui()
  const { needed, optional, picked, maybePicked } = useChecks()
  const act = useAct<addPersonDialogMutation, 'addPerson'>(mutation, 'addPerson', ({ person }) => {
    say(t`Added`)
    if (person) onAdded(person.email)
  })
  const form = useActForm<Values, AddPersonInput>({
    act,
    schema: z.object({
      name: needed(t`Enter the name.`),
      email: needed(t`Enter the email address.`),
      title: optional,
      unitId: picked(t`Choose the unit.`),
      managerId: maybePicked,
    }),
    defaults: { name: '', email: '', title: '', unitId: root, managerId: null },
    input: ({ name, email, title, unitId, managerId }) => ({
      name,
      email,
      title: orNull(title),
      unitId: unitId?.id ?? '',
      managerId: managerId?.id ?? null,
    }),
  })
  return (
    <ActDialog
      title={<Trans>Add a person</Trans>}
      note={<Trans>They hold no role and cannot sign in until you invite them.</Trans>}
      send={<Trans>Add</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <Pair>
        <FormText form={form} name="name" label={t`Name`} autoComplete="off" />
        <FormText form={form} name="email" label={t`Email`} type="email" autoComplete="off" />
      </Pair>
      <FormText form={form} name="title" label={t`Title`} optional />
      <Pair>
        <FormPick form={form} name="unitId" label={t`Unit`} source={units} />
        <FormPick form={form} name="managerId" label={t`Manager`} source={people} optional />
      </Pair>
    </ActDialog>
  )
}
