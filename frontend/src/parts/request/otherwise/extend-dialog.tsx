import { useLingui } from '@lingui/react/macro'
import { isDay } from '~/design/field/day'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useTimeZone } from '~/words'
import { lastSecondOf } from '~/words/instant-of-day'
import { useExtendApproval } from '../acts/extend-approval'
import { ReasonDayDialog } from './reason-day-dialog'
import type { DialogOfRequest } from './request'

/** A later end for an approval in force: it covers the same, and what is not met yet is owed as before. */
export function ExtendDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const timeZone = useTimeZone()
  const seen = useAsOpened(request.version)
  const act = useExtendApproval(() => {
    say(t`Signed`)
    onClose()
  })
  return (
    <ReasonDayDialog
      request={request}
      onClose={onClose}
      onReload={onReload}
      act={act}
      keep="extend"
      title={t`Extend the approval?`}
      note={t`It covers the same, longer. Conditions that nobody has met yet are owed on their days as before. Every authority signs again; the last signature extends it.`}
      send={t`Sign the extension`}
      reason={{ label: t`Why it is needed longer` }}
      day={{ label: t`Valid until`, field: 'validUntil' }}
      input={({ reason, day }) => ({
        requestId: request.id,
        seen,
        reason,
        validUntil: isDay(day) ? lastSecondOf(day, timeZone) : null,
      })}
    />
  )
}
