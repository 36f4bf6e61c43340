import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createUnitMutation, CreateUnitInput } from '~/__generated__/createUnitMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import type { Unit } from './tree'

const mutation = graphql`
  mutation createUnitMutation($key: ID!, $input: CreateUnitInput!) {
    createUnit(key: $key, input: $input) {
      __typename
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

/** A unit below another. */
export function CreateUnitDialog({ below, onClose }: { below: Unit; onClose: () => void }) {
  const { t } = useLingui()
  const { needed } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<createUnitMutation, 'createUnit'>(mutation, 'createUnit', () => {
    say(t`Unit added`)
    readAnew()
    onClose()
  })
  const form = useActForm<{ name: string }, CreateUnitInput>({
    act,
    schema: z.object({ name: needed(t`Enter what the unit is called.`) }),
    defaults: { name: '' },
    input: ({ name }) => ({ name, parentId: below.id }),
  })
  return (
    <ActDialog
      title={<Trans>Add a unit below {below.name}</Trans>}
      send={<Trans>Add</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} autoComplete="off" />
    </ActDialog>
  )
}
