import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useEnterDissent } from '../acts/enter-dissent'
import { OneTextDialog } from '../one-text-dialog'
import type { DialogOfRequest } from './request'

/** What somebody who took part has against a decision; it changes nothing, and is kept and listed. */
export function DissentDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useEnterDissent(() => {
    say(t`Your dissent is kept`)
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      act={act}
      title={t`Enter a dissent?`}
      note={t`The decision stands. Your dissent stays beside it under your name, and leadership sees it.`}
      label={t`What you have against it`}
      field="reason"
      keep={`${request.ref}/dissent`}
      submit={t`Enter the dissent`}
      input={reason => ({ requestId: request.id, seen, reason })}
    />
  )
}
