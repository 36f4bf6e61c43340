import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { addGroupMutation } from '~/__generated__/addGroupMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormArea, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { orNull } from '~/parts/records/typed'
import { useReread } from '~/parts/records/use-reread'

const mutation = graphql`
  mutation addGroupMutation($key: ID!, $input: AddGroupInput!) {
    addGroup(key: $key, input: $input) {
      __typename
      ... on AddGroupDone {
        stakeholderGroup {
          id
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

type Values = { name: string; headcount: string; impact: string }

/** People whom the change touches in the same way, and how many they are. */
export default function AddGroup({ initiativeId, onClose }: { initiativeId: string; onClose: () => void }) {
  const { t } = useLingui()
  const { needed, optional } = useChecks()
  const reread = useReread()
  const act = useAct<addGroupMutation, 'addGroup'>(mutation, 'addGroup', () => {
    say(t`The group is added.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({
      name: needed(t`Give the group a name.`),
      headcount: z
        .string()
        .check(z.regex(/^[1-9]\d{0,8}$/, t`Enter how many people they are, for example 40.`)),
      impact: optional,
    }),
    defaults: { name: '', headcount: '', impact: '' },
    act,
    input: ({ name, headcount, impact }: Values) => ({
      initiativeId,
      name,
      headcount: Number(headcount),
      impact: orNull(impact),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Add the group</Trans>}
      title={<Trans>Add a group of people</Trans>}
      note={<Trans>Fewer than five answers of a group are never shown, so that nobody can be told.</Trans>}
      onClose={onClose}
    >
      <FormText form={form} name="name" label={t`Name`} hint={t`For example: engineers at the old site`} />
      <FormAmount form={form} name="headcount" label={t`Headcount`} unit={t`people`} />
      <FormArea form={form} name="impact" label={t`What changes for them`} rows={2} optional />
    </ActDialog>
  )
}
