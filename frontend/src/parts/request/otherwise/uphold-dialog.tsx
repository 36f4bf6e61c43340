import { useLingui } from '@lingui/react/macro'
import { isDay } from '~/design/field/day'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useUpholdDecision } from '../acts/uphold-decision'
import { ReasonDayDialog } from './reason-day-dialog'
import type { DialogOfRequest } from './request'

/** What was appealed stands: a decision that confirms it, says why, and when the requester hears next. */
export function UpholdDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useUpholdDecision(() => {
    say(t`Upheld; the decision stands, and you answer for it`)
    onClose()
  })
  return (
    <ReasonDayDialog
      request={request}
      onClose={onClose}
      onReload={onReload}
      act={act}
      keep="uphold"
      title={t`Uphold the decision?`}
      note={t`What was decided stands, with its alternatives and its helper. Accountability moves to you.`}
      send={t`Uphold it`}
      danger
      reason={{ label: t`Why it stands`, hint: t`An answer to the grounds of the appeal.` }}
      day={{ label: t`When the requester hears next`, field: 'nextDate' }}
      input={({ reason, day }) => ({
        requestId: request.id,
        seen,
        reason,
        nextDate: isDay(day) ? day : null,
      })}
    />
  )
}
