import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useDistinguishPrecedent } from './acts/distinguish-precedent'
import { useFollowPrecedent } from './acts/follow-precedent'

type Props = {
  kind: 'follow' | 'distinguish'
  request: string
  precedent: { readonly id: string; readonly ref: string }
  onClose: () => void
  onDone?: () => void
}

/** A decider's word to a precedent: it stays beside both requests. */
export function StanceDialog(props: Props) {
  return props.kind === 'follow' ? <Follow {...props} /> : <Distinguish {...props} />
}

function Follow({ request, precedent, onClose, onDone }: Props) {
  const { t } = useLingui()
  const act = useFollowPrecedent(() => {
    say(t`You follow ${precedent.ref}`)
    onDone?.()
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      act={act}
      title={t`Follow ${precedent.ref}?`}
      note={t`You say that this request is decided as that one was; your decision is then held to it.`}
      label={t`Why it fits (optional)`}
      field="note"
      keep={`${request}/follow/${precedent.ref}`}
      submit={t`Follow it`}
      input={note => ({ requestId: request, precedentId: precedent.id, note: note.trim() || null })}
    />
  )
}

function Distinguish({ request, precedent, onClose, onDone }: Props) {
  const { t } = useLingui()
  const act = useDistinguishPrecedent(() => {
    say(t`Kept beside both requests`)
    onDone?.()
    onClose()
  })
  return (
    <OneTextDialog
      onClose={onClose}
      act={act}
      title={t`What is different from ${precedent.ref}?`}
      note={t`It stays beside both requests, so that whoever asks next can see why they were decided differently.`}
      label={t`What is different here`}
      field="distinction"
      keep={`${request}/distinguish/${precedent.ref}`}
      submit={t`Keep the distinction`}
      input={distinction => ({ requestId: request, precedentId: precedent.id, distinction })}
    />
  )
}
