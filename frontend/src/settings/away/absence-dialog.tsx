import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type {
  absenceDialogMutation,
  DeclareAbsenceInput,
} from '~/__generated__/absenceDialogMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useChecks } from '~/parts/form/checks'
import { FormDate, FormPick, FormText } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useTimeZone } from '~/words'
import { endOfDay, startOfDay } from '~/words/instant-of-day'
import { orNull } from '../or-null'
import { ActDialog } from '~/parts/form/act-dialog'
import { Pair } from '~/parts/form/act-form'

const mutation = graphql`
  mutation absenceDialogMutation($key: ID!, $input: DeclareAbsenceInput!) {
    declareAbsence(key: $key, input: $input) {
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
type Values = { personId: Picked | null; starts: string; until: string; note: string }

/** From which day until which one is away; the last day is taken in. */
export function AbsenceDialog({ forOthers, onClose }: { forOthers: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const zone = useTimeZone()
  const { day, neededDay, optional, maybePicked } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<absenceDialogMutation, 'declareAbsence'>(mutation, 'declareAbsence', () => {
    say(t`Absence declared`)
    readAnew()
    onClose()
  })
  const form = useActForm<Values, DeclareAbsenceInput>({
    act,
    schema: z.object({
      personId: maybePicked,
      starts: day,
      until: neededDay(t`Enter the last day of the absence.`),
      note: optional,
    }),
    defaults: { personId: null, starts: '', until: '', note: '' },
    input: ({ personId, starts, until, note }) => ({
      personId: personId?.id ?? null,
      starts: starts ? startOfDay(starts, zone) : null,
      until: endOfDay(until, zone),
      note: orNull(note),
    }),
  })
  return (
    <ActDialog
      title={<Trans>Declare an absence</Trans>}
      note={<Trans>Authority stays, but nobody waits for it: others are asked instead.</Trans>}
      send={<Trans>Declare</Trans>}
      form={form}
      act={act}
      onClose={onClose}
    >
      {forOthers && (
        <FormPick
          form={form}
          name="personId"
          label={t`Who is away`}
          source={people}
          placeholder={t`I am`}
          optional
        />
      )}
      <Pair>
        <FormDate form={form} name="starts" label={t`From`} hint={t`Now, if left out.`} optional />
        <FormDate form={form} name="until" label={t`Last day`} />
      </Pair>
      <FormText form={form} name="note" label={t`Note`} hint={t`Seen by everybody.`} optional />
    </ActDialog>
  )
}
