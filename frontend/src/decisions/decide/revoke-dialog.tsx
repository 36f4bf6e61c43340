import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useRevokeApproval } from '../acts/revoke-approval'

type Props = {
  request: { readonly id: string; readonly ref: string; readonly version: number }
  onClose: () => void
  onReload: () => void
}

/** An approval is taken back by a new decision; it stops covering at that instant, everywhere. */
export function RevokeDialog({ request, onClose, onReload }: Props) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useRevokeApproval(() => {
    say(t`Revoked; it covers nothing from now on`)
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      act={act}
      danger
      title={t`Revoke the approval?`}
      note={t`It stops covering at this instant, at every gate and in every report. Accountability moves to you.`}
      label={t`Why`}
      field="reason"
      keep={`${request.ref}/revoke`}
      submit={t`Revoke the approval`}
      input={reason => ({ requestId: request.id, seen, reason })}
    />
  )
}
