import { useLingui } from '@lingui/react/macro'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { isDay } from '~/design/field/day'
import { DateField } from '~/design/field/date-field'
import { TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useUpholdDecision } from '../acts/uphold-decision'
import type { DialogOfRequest } from './request'

type Values = { reason: string; nextDate: string }
type Input = { requestId: string; seen: number; reason: string; nextDate: string | null }

const schema = z.looseObject({})

/** What was appealed stands: a decision that confirms it, says why, and when the requester hears next. */
export function UpholdDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useUpholdDecision(() => {
    say(t`Upheld; the decision stands, and you answer for it`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema,
    keep: `${request.ref}/uphold`,
    defaults: { reason: '', nextDate: '' },
    act,
    input: ({ reason, nextDate }) => ({
      requestId: request.id,
      seen,
      reason,
      nextDate: isDay(nextDate) ? nextDate : null,
    }),
  })
  return (
    <ActDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Uphold the decision?`}
      note={t`What was decided stands, with its alternatives and its helper. Accountability moves to you.`}
      send={t`Uphold it`}
      danger
    >
      <TextArea
        label={t`Why it stands`}
        hint={t`An answer to the grounds of the appeal.`}
        {...form.register('reason')}
        error={form.error('reason')}
      />
      <Controller
        control={form.control}
        name="nextDate"
        render={({ field }) => (
          <DateField
            label={t`When the requester hears next`}
            size="s"
            {...field}
            error={form.error('nextDate')}
          />
        )}
      />
    </ActDialog>
  )
}
