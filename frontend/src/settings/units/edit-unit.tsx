import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { EditUnitInput, editUnitMutation } from '~/__generated__/editUnitMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useChecks } from '~/parts/form/checks'
import { FormPick, FormText } from '~/parts/form/fields'
import { units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { ActDialog } from '~/parts/form/act-dialog'
import type { Unit } from './tree'

const mutation = graphql`
  mutation editUnitMutation($key: ID!, $input: EditUnitInput!) {
    editUnit(key: $key, input: $input) {
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

/** A unit's name, and where it stands. The root stays where it is. */
export function EditUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { t } = useLingui()
  const { needed, maybePicked } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<editUnitMutation, 'editUnit'>(mutation, 'editUnit', () => {
    say(t`Saved`)
    readAnew()
    onClose()
  })
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(unit.version)
  const above = unit.parent && { id: unit.parent.id, label: unit.parent.name }
  const form = useActForm<{ name: string; parentId: Picked | null }, EditUnitInput>({
    act,
    schema: z.object({ name: needed(t`Enter what the unit is called.`), parentId: maybePicked }),
    defaults: { name: unit.name, parentId: above },
    input: ({ name, parentId }) => ({ unitId: unit.id, seen, name, parentId: parentId?.id ?? null }),
  })
  return (
    <ActDialog
      title={<Trans>Change {unit.name}</Trans>}
      note={
        above && <Trans>Moving it takes along everything below it, and every role that reaches it.</Trans>
      }
      send={<Trans>Save</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} autoComplete="off" />
      {above && <FormPick form={form} name="parentId" label={t`Stands below`} source={units} />}
    </ActDialog>
  )
}
