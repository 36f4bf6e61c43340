import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useDisputePhi } from '../acts/dispute-phi'
import { NO_SHARE, shareInput, ShareFields, useShareSchema, type Share } from './share-fields'
import { useBench } from './workbench'

/** The provider states another share of the burn; both are shown until the requester states theirs anew. */
export function DisputeDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useDisputePhi(() => {
    say(t`Stated; both shares are shown`)
    close()
  })
  const form = useActForm<Share, Share & { requestId: string }>({
    schema: useShareSchema(),
    keep: `${request.ref}/dispute`,
    defaults: NO_SHARE,
    act,
    input: values => ({ requestId: request.id, ...shareInput(values) }),
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Dispute what waiting costs`}
      note={t`Which share of the program’s weekly burn stands idle, as you see it. The requester’s share goes on counting; yours is shown beside it.`}
      send={t`State it`}
    >
      <ShareFields form={form} />
    </ActDialog>
  )
}
