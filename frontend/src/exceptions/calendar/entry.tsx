import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { entry_entry$key } from '~/__generated__/entry_entry.graphql'
import { Badge, StatusMark } from '~/design/badge/badge'
import { StateBadge } from '~/parts/request/state-badge'
import { toneOf, useEntryWords } from './use-entry-words'
import s from './calendar.module.css'

const fragment = graphql`
  fragment entry_entry on CalendarEntry {
    kind
    state
    text
    until
    request {
      ref
      title
      programName
      state
      lapsed
      expired
    }
  }
`

/** In a day of the month: its mark and the request, what it is on hover and for those who listen. */
export function ShortEntry({ entry }: { entry: entry_entry$key }) {
  const told = useFragment(fragment, entry)
  const says = useEntryWords()(told)
  const { ref, title } = told.request
  return (
    <Link to="/exceptions/$ref" params={{ ref }} className={s.short} title={`${says} – ${title}`}>
      <StatusMark tone={toneOf(told)} label={says} />
      <span className={s.shortText}>{ref}</span>
    </Link>
  )
}

/** In the agenda: all of it. */
export function LongEntry({ entry }: { entry: entry_entry$key }) {
  const told = useFragment(fragment, entry)
  const says = useEntryWords()(told)
  const { ref, title, programName } = told.request
  return (
    <div className={s.long}>
      <Badge tone={toneOf(told)} quiet>
        {says}
      </Badge>
      <Link to="/exceptions/$ref" params={{ ref }} className={s.title}>
        {ref} · {title}
      </Link>
      <span className={s.quiet}>
        {programName} <StateBadge {...told.request} quiet />
      </span>
    </div>
  )
}
