import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editInitiativeMutation } from '~/__generated__/editInitiativeMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { orNull } from '~/parts/records/typed'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation editInitiativeMutation($key: ID!, $input: EditInitiativeInput!) {
    editInitiative(key: $key, input: $input) {
      __typename
      ... on EditInitiativeDone {
        initiative {
          id
          version
          name
          currentState
          futureState
          goLiveOn
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

type Values = { name: string; currentState: string; futureState: string; goLiveOn: string }
type Props = { initiativeId: string; version: number; now: Values; onClose: () => void }

/** The initiative as it should stand. */
export default function EditInitiative({ initiativeId, version, now, onClose }: Props) {
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const { needed, day } = useChecks()
  const reread = useReread()
  const act = useAct<editInitiativeMutation, 'editInitiative'>(mutation, 'editInitiative', () => {
    say(t`The initiative is changed.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      name: needed(t`Give the initiative a name.`),
      currentState: needed(t`Say what people do today.`),
      futureState: needed(t`Say what people will do.`),
      goLiveOn: day,
    }),
    defaults: now,
    act,
    input: ({ goLiveOn, ...rest }: Values) => ({ initiativeId, seen, ...rest, goLiveOn: orNull(goLiveOn) }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the initiative</Trans>}
      note={<Trans>An empty day is cleared.</Trans>}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} />
      <FormArea form={form} name="currentState" label={t`What people do today`} rows={2} />
      <FormArea form={form} name="futureState" label={t`What people will do`} rows={2} />
      <FormDate form={form} name="goLiveOn" label={t`From`} optional />
    </ActDialog>
  )
}
