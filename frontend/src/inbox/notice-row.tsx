import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Mail, MailOpen } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { noticeRow_notice$key } from '~/__generated__/noticeRow_notice.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { useEventWord } from '~/parts/request/event-words'
import { Moment } from '~/words'
import { pageOf, useAskedWord } from './act-words'
import { useReminderWord, useTieWord } from './tie-words'
import s from './inbox.module.css'

const fragment = graphql`
  fragment noticeRow_notice on Notice {
    urgency
    tie
    act
    at
    unread
    doneAt
    reminder
    event {
      kind
      sealed
      escalatedTo
      author {
        name
      }
    }
  }
`

type Props = {
  id: string
  requestRef: string
  notice: noticeRow_notice$key
  mark: (ids: string[], read: boolean) => Promise<void>
}

/** What happened, whether it asks for an act, and why one is told. To open it is to have read it. */
export function NoticeRow({ id, requestRef, notice, mark }: Props) {
  const { t } = useLingui()
  const eventWord = useEventWord()
  const askedWord = useAskedWord()
  const tieWord = useTieWord()
  const reminded = useReminderWord()
  const { tie, act, at, unread, doneAt, reminder, event } = useFragment(fragment, notice)
  const who = event.escalatedTo ?? event.author?.name ?? (event.sealed ? t`Somebody` : t`Triptych`)
  const what = (reminder && reminded(reminder)) ?? eventWord(event.kind, who)
  return (
    <li className={s.row} data-unread={unread || undefined} data-id={id}>
      <span className={s.dot} role="img" aria-label={unread ? t`Unread` : t`Read`} />
      <div className={s.what}>
        <Link
          to={doneAt ? `/exceptions/${requestRef}` : pageOf(act, requestRef)}
          className={s.title}
          data-row
          onClick={() => unread && void mark([id], true)}
        >
          {what}
        </Link>
        <p className={s.note}>
          {tieWord(tie)} · <Moment at={at} />
        </p>
      </div>
      {act && (
        <span className={s.act}>
          <Badge tone={doneAt ? 'good' : 'warn'}>{doneAt ? t`Done` : askedWord(act)}</Badge>
        </span>
      )}
      {!doneAt && (
        <Button
          variant="ghost"
          icon
          size="s"
          data-mark
          aria-label={unread ? t`Mark as read` : t`Mark as unread`}
          title={unread ? t`Mark as read` : t`Mark as unread`}
          onClick={() => void mark([id], unread)}
        >
          {unread ? <MailOpen size={15} aria-hidden /> : <Mail size={15} aria-hidden />}
        </Button>
      )}
    </li>
  )
}
