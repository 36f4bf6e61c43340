import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { useGrantWaiver } from '../waivers/acts/grant-waiver'
import { useRevokeWaiver } from '../waivers/acts/revoke-waiver'
import { useTurnDownWaiver } from '../waivers/acts/turn-down-waiver'
import { useWithdrawWaiver } from '../waivers/acts/withdraw-waiver'
import type { Answering } from './dialogs'

type Props = { act: Answering; waiver: { id: string; ref: string }; onClose: () => void }

/** What is said to a waiver, and why; each asked once, with its consequence. */
export function AnswerDialog({ act, waiver, onClose }: Props) {
  const { t } = useLingui()
  const readAnew = useReadAnew()
  const words = {
    grantWaiver: {
      title: t`Grant ${waiver.ref}?`,
      note: t`From now on what falls under it counts as excepted, at gates and in reports, until it ends.`,
      submit: t`Grant it`,
      done: t`Granted`,
    },
    turnDownWaiver: {
      title: t`Turn ${waiver.ref} down?`,
      note: t`The rule goes on as before. Whoever proposed it reads your reason.`,
      submit: t`Turn it down`,
      done: t`Turned down`,
    },
    withdrawWaiver: {
      title: t`Take ${waiver.ref} back?`,
      note: t`Nobody can grant it then; it can be proposed anew.`,
      submit: t`Take it back`,
      done: t`Taken back`,
    },
    revokeWaiver: {
      title: t`Revoke ${waiver.ref}?`,
      note: t`It ends at once and everywhere: what it covers counts as violated from then on.`,
      submit: t`Revoke it`,
      done: t`Revoked`,
    },
  }[act]
  const done = () => {
    say(words.done)
    readAnew()
    onClose()
  }
  const acts = {
    grantWaiver: useGrantWaiver(done),
    turnDownWaiver: useTurnDownWaiver(done),
    withdrawWaiver: useWithdrawWaiver(done),
    revokeWaiver: useRevokeWaiver(done),
  }
  return (
    <OneTextDialog
      title={words.title}
      note={words.note}
      submit={words.submit}
      label={t`Why`}
      field="reason"
      keep={`${waiver.ref}/${act}`}
      danger={act === 'revokeWaiver'}
      act={acts[act]}
      input={reason => ({ waiverId: waiver.id, reason })}
      onClose={onClose}
      onReload={readAnew}
    />
  )
}
