import { useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { say } from '~/design/toast/toast'
import { ChangedMeanwhile } from '~/parts/form/changed-meanwhile'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { Wording } from '~/parts/request/wording'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useConfirmNeed } from '../acts/confirm-need'
import { useCorrectNeed } from '../acts/correct-need'
import { useRestateNeed } from '../acts/restate-need'
import { useBench } from './workbench'

export function RestateDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useRestateNeed(() => {
    say(t`Restated; the requester confirms or corrects it`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      title={t`Restate the need`}
      note={t`In your own words, so that the requester sees that it was understood.`}
      label={t`What is needed, as you understand it`}
      field="text"
      keep={`${request.ref}/restate`}
      submit={t`Send to the requester`}
      input={text => ({ requestId: request.id, text })}
    />
  )
}

export function CorrectDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const read = useAsOpened(request.restatements.at(-1))
  const act = useCorrectNeed(() => {
    say(t`Sent back; the provider restates it again`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      title={t`Correct the restatement`}
      note={t`The provider restates it again; still no rule can be cited.`}
      label={t`What is different`}
      field="correction"
      keep={`${request.ref}/correct`}
      submit={t`Send back`}
      input={correction => ({ requestId: request.id, correction, restatementId: read?.id ?? null })}
    >
      {read && <Wording {...read} />}
    </OneTextDialog>
  )
}

/** Confirming opens the way to rules, so it asks once. */
export function ConfirmDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const read = useAsOpened(request.restatements.at(-1))
  const act = useConfirmNeed(() => {
    say(t`Confirmed; the provider answers now`)
    close()
  })
  return (
    <Dialog
      open
      onOpenChange={open => !open && close()}
      title={t`Is this what you need?`}
      note={t`Once confirmed, the provider may cite a rule or a capability gap against it.`}
      acts={
        <>
          <ChangedMeanwhile stands={request.version} busy={act.busy} />
          <Button onClick={close}>{t`Cancel`}</Button>
          <Button
            variant="primary"
            busy={act.busy}
            onClick={() => void act.send({ requestId: request.id, restatementId: read?.id ?? '' })}
          >{t`Yes, confirm it`}</Button>
        </>
      }
    >
      {read && <Wording {...read} />}
      <RefusalView
        refusal={act.refusal}
        onRetry={() => void act.retry()}
        onReload={() => {
          void reload()
          close()
        }}
      />
    </Dialog>
  )
}
