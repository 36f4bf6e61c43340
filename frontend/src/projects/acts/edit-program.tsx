import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editProgramMutation } from '~/__generated__/editProgramMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { ProgramFields, programInput, useProgramShape, type ProgramValues } from './program-fields'

const mutation = graphql`
  mutation editProgramMutation($key: ID!, $input: EditProgramInput!) {
    editProgram(key: $key, input: $input) {
      __typename
      ... on EditProgramDone {
        program {
          id
          version
          name
          weeklyBurnBasis
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

type Props = { programId: string; version: number; now: ProgramValues; onClose: () => void }

/** The program as it should stand; naming another manager takes the role from the former one at once. */
export default function EditProgram({ programId, version, now, onClose }: Props) {
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const reread = useReread()
  const act = useAct<editProgramMutation, 'editProgram'>(mutation, 'editProgram', () => {
    say(t`The program is changed.`)
    reread()
    onClose()
  })
  const form = useActForm<ProgramValues, editProgramMutation['variables']['input']>({
    schema: z.object(useProgramShape()),
    defaults: now,
    act,
    input: values => ({ ...programInput(values), programId, seen }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the program</Trans>}
      note={<Trans>What you leave empty is cleared.</Trans>}
      onClose={onClose}
    >
      <ProgramFields form={form} />
    </ActDialog>
  )
}
