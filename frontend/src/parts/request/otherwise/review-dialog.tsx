import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useReviewEmergency } from '../acts/review-emergency'
import { OneTextDialog } from '../one-text-dialog'
import type { DialogOfRequest } from './request'

/** Somebody else looked at an emergency go and lets it run to its end. */
export function ReviewDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useReviewEmergency(() => {
    say(t`Reviewed; it holds to its end`)
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      act={act}
      title={t`Let the emergency go stand?`}
      note={t`It then holds to its end, and no longer. To let it last, approve the request; to end it now, revoke it.`}
      label={t`What you found`}
      field="note"
      keep={`${request.ref}/review`}
      submit={t`Let it stand`}
      input={note => ({ requestId: request.id, seen, note })}
    />
  )
}
