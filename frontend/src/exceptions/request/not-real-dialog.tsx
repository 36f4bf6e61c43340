import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useMarkAlternative } from '../acts/mark-alternative'
import { useBench } from './workbench'

/** The requester says that an alternative is not a real one, and why: so that the next is better. */
export function NotRealDialog() {
  const { t } = useLingui()
  const { request, opened, close, reload } = useBench()
  const act = useMarkAlternative(() => {
    say(t`Marked as not real`)
    close()
  })
  const alternativeId = opened?.alternative?.id ?? ''
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      title={t`Not a real alternative`}
      note={opened?.alternative?.title}
      label={t`Why not`}
      hint={t`Too late, too little, not to be had: whoever proposed it reads this.`}
      field="reason"
      submit={t`Mark as not real`}
      keep={`${request.ref}/not-real/${alternativeId}`}
      act={act}
      input={reason => ({ alternativeId, real: false, reason })}
    />
  )
}
