import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { assignLeadMutation } from '~/__generated__/assignLeadMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormPick } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { useLeadWord } from '../triad'

const mutation = graphql`
  mutation assignLeadMutation($key: ID!, $input: AssignLeadInput!) {
    assignLead(key: $key, input: $input) {
      __typename
      ... on AssignLeadDone {
        workstream {
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

type Kind = 'DELIVERY' | 'SERVICE_TRANSITION' | 'PEOPLE_CHANGE'
type Props = { projectId: string; workstream: Kind; lead: Picked | null; onClose: () => void }

/** Who leads a workstream; nobody is a vacancy, and shows as one. */
export default function AssignLead({ projectId, workstream, lead, onClose }: Props) {
  const { t } = useLingui()
  const word = useLeadWord()
  const { maybePicked } = useChecks()
  const reread = useReread()
  const act = useAct<assignLeadMutation, 'assignLead'>(mutation, 'assignLead', () => {
    say(t`The lead is changed.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ personId: maybePicked }),
    defaults: { personId: lead },
    act,
    input: ({ personId }: { personId: Picked | null }) => ({
      projectId,
      workstream,
      personId: personId?.id ?? null,
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={word(workstream)}
      note={
        <Trans>
          Whoever you name holds this role on the project at once; the former lead's role ends. Empty is a
          vacancy.
        </Trans>
      }
      onClose={onClose}
    >
      <FormPick form={form} name="personId" source={people} label={t`Person`} optional />
    </ActDialog>
  )
}
