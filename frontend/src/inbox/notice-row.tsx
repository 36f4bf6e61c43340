import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Mail, MailOpen } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { noticeRow_notice$key } from '~/__generated__/noticeRow_notice.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Moment } from '~/words'
import { pageOf, useAskedWord } from './act-words'
import { useHappened } from './happened'
import { useTieWord } from './tie-words'
import s from './inbox.module.css'

const fragment = graphql`
  fragment noticeRow_notice on Notice {
    urgency
    tie
    act
    at
    unread
    doneAt
    ...happened_notice
  }
`

type Props = {
  id: string
  page: string
  notice: noticeRow_notice$key
  mark: (ids: string[], read: boolean) => Promise<void>
}

/** What happened, whether it asks for an act, and why one is told. To open it is to have read it. */
export function NoticeRow({ id, page, notice, mark }: Props) {
  const { t } = useLingui()
  const askedWord = useAskedWord()
  const tieWord = useTieWord()
  const told = useFragment(fragment, notice)
  const { tie, act, at, unread, doneAt } = told
  const what = useHappened(told)
  return (
    <li className={s.row} data-unread={unread || undefined} data-id={id}>
      <span className={s.dot} role="img" aria-label={unread ? t`Unread` : t`Read`} />
      <div className={s.what}>
        <Link
          to={doneAt ? page : pageOf(act, page)}
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
