import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useAppealDecision } from '../acts/appeal-decision'
import { OneTextDialog } from '../one-text-dialog'
import type { DialogOfRequest } from './request'

/** One appeal, to somebody with more authority than those who decided. */
export function AppealDialog({ request, onClose, onReload }: DialogOfRequest) {
  const { t } = useLingui()
  const seen = useAsOpened(request.version)
  const act = useAppealDecision(() => {
    say(t`Appealed; it waits one level up`)
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      onReload={onReload}
      stands={request.version}
      act={act}
      title={t`Appeal the decision?`}
      note={t`There is one appeal. It goes one level up from whoever decided, and the clock runs until it is answered.`}
      label={t`Your grounds`}
      hint={t`What the decision overlooked, or weighed wrongly.`}
      field="grounds"
      keep={`${request.ref}/appeal`}
      submit={t`Appeal`}
      input={grounds => ({ requestId: request.id, seen, grounds })}
    />
  )
}
