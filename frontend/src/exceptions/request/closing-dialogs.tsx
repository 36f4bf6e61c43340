import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useMeetCondition } from '../acts/meet-condition'
import { useWithdrawRequest } from '../acts/withdraw-request'
import { useBench } from './workbench'

export function ConditionDialog() {
  const { t } = useLingui()
  const { opened, request, close, reload } = useBench()
  const act = useMeetCondition(() => {
    say(t`Kept; the condition is met`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      title={t`Show that the condition is met`}
      note={opened?.label}
      label={t`Evidence`}
      hint={t`What shows it, and where it can be seen.`}
      field="evidence"
      keep={`${request.ref}/condition/${opened?.id ?? ''}`}
      submit={t`Keep the evidence`}
      input={evidence => ({ conditionId: opened?.id ?? '', evidence })}
    />
  )
}

export function WithdrawDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useWithdrawRequest(() => {
    say(t`Withdrawn; what was said stays`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      danger
      title={t`Withdraw the request?`}
      note={t`It cannot be opened again. The clock stops, and everything that was said stays.`}
      label={t`Why you take it back`}
      field="reason"
      keep={`${request.ref}/withdraw`}
      submit={t`Withdraw the request`}
      input={reason => ({ requestId: request.id, reason })}
    />
  )
}
