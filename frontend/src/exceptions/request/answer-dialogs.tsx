import { useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { say } from '~/design/toast/toast'
import { ChangedMeanwhile } from '~/parts/form/changed-meanwhile'
import { RefuseDialog } from '~/parts/request/refuse-dialog'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useSubmitAnswer } from '../acts/submit-answer'
import { useBench } from './workbench'

export const DeclineDialog = () => <Refuse kind="decline" />
export const DeferDialog = () => <Refuse kind="defer" />

function Refuse({ kind }: { kind: 'decline' | 'defer' }) {
  const { request, close, reload } = useBench()
  return (
    <RefuseDialog
      kind={kind}
      request={request}
      citations={request.citations.map(({ id, ruleVersion, gap }) => ({
        id,
        label: ruleVersion
          ? `${ruleVersion.rule.ref} ${ruleVersion.rule.title}`
          : `${gap?.ref ?? ''} ${gap?.statement ?? ''}`,
      }))}
      alternatives={request.alternatives.filter(each => !each.withdrawnAt).length}
      onClose={close}
      onReload={reload}
    />
  )
}

export function SubmitDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useSubmitAnswer(() => {
    say(t`Passed on; it waits for a decision`)
    close()
  })
  return (
    <Dialog
      open
      onOpenChange={open => !open && close()}
      title={t`Pass it on for a decision?`}
      note={t`Whoever has authority sees what stands in the way and the alternatives. You can go on adding to both.`}
      acts={
        <>
          <ChangedMeanwhile stands={request.version} busy={act.busy} />
          <Button onClick={close}>{t`Cancel`}</Button>
          <Button
            variant="primary"
            busy={act.busy}
            onClick={() => void act.send({ requestId: request.id })}
          >{t`Pass it on`}</Button>
        </>
      }
    >
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} onReload={reload} />
    </Dialog>
  )
}
