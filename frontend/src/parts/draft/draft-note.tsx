import { Trans } from '@lingui/react/macro'
import { useWords } from '~/words'
import type { Draft } from './use-draft'
import s from './draft-note.module.css'

/** What is true about the draft, at the foot of a form. */
export function DraftNote({ draft }: { draft: Pick<Draft<unknown>, 'state' | 'savedAt' | 'keptBy'> }) {
  const words = useWords()
  const time = draft.savedAt === null ? '' : words.time(draft.savedAt)
  return (
    <span className={s.note} role="status">
      {draft.state === 'unsaved' || draft.state === 'saving' ? (
        <Trans>Keeping your draft…</Trans>
      ) : draft.state === 'failed' ? (
        <Trans>The draft could not be kept; it is only on this page</Trans>
      ) : draft.state === 'too-long' ? (
        <Trans>Too long to keep as a draft; it is only on this page</Trans>
      ) : draft.state === 'saved' && draft.keptBy === 'server' ? (
        <Trans>Draft kept at {time}</Trans>
      ) : draft.state === 'saved' ? (
        <Trans>Draft kept while this page is open</Trans>
      ) : null}
    </span>
  )
}
