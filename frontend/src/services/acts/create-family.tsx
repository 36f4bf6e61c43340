import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createFamilyMutation } from '~/__generated__/createFamilyMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'

const mutation = graphql`
  mutation createFamilyMutation($key: ID!, $input: CreateServiceFamilyInput!) {
    createServiceFamily(key: $key, input: $input) {
      __typename
      ... on CreateServiceFamilyDone {
        serviceFamily {
          id
          name
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

/** Services that belong together; families are shared by the whole organisation. */
export default function CreateFamily({
  onDone,
  onClose,
}: {
  onDone: (made: Picked) => void
  onClose: () => void
}) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const act = useAct<createFamilyMutation, 'createServiceFamily'>(
    mutation,
    'createServiceFamily',
    ({ serviceFamily }) => {
      say(t`The family is created.`)
      onDone({ id: serviceFamily.id, label: serviceFamily.name })
    },
  )
  const form = useActForm({
    schema: z.object({ name: needed(t`Give the family a name.`) }),
    defaults: { name: '' },
    act,
    input: ({ name }: { name: string }) => ({ name }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Create family</Trans>}
      title={<Trans>New service family</Trans>}
      size="s"
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} />
    </ActDialog>
  )
}
