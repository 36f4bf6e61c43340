import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { TextArea, TextField } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useGiveEmergencyGo } from '../acts/give-emergency-go'
import type { DialogOfRequest } from './request'

type Values = { reason: string; unwindPlan: string; hours: string }
type Input = { requestId: string; seen: number; reason: string; unwindPlan: string; hours: number }

const schema = z.looseObject({})
const LONGEST = 72

/** It goes ahead at once, for hours; another person reviews it within a day, or it stops covering. */
export function EmergencyDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useGiveEmergencyGo(() => {
    say(t`It may go ahead; another person reviews it within a day`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema,
    keep: `${request.ref}/emergency`,
    defaults: { reason: '', unwindPlan: '', hours: String(LONGEST) },
    act,
    input: ({ reason, unwindPlan, hours }) => ({
      requestId: request.id,
      seen,
      reason,
      unwindPlan,
      hours: Number.parseInt(hours, 10) || 0,
    }),
  })
  return (
    <ActDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Give an emergency go?`}
      note={t`It is in effect at once, at every gate and in every report. Another person reviews it within 24 hours, or it stops covering, and leadership sees that.`}
      send={t`Give the go`}
      danger
    >
      <TextArea
        label={t`Why it cannot wait`}
        rows={2}
        {...form.register('reason')}
        error={form.error('reason')}
      />
      <TextArea
        label={t`How it is undone`}
        hint={t`What is done, by whom, should the review not let it stand.`}
        rows={2}
        {...form.register('unwindPlan')}
        error={form.error('unwindPlan')}
      />
      <TextField
        label={t`For how many hours`}
        hint={t`At most 72.`}
        inputMode="numeric"
        {...form.register('hours')}
        error={form.error('hours')}
      />
    </ActDialog>
  )
}
