import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { entry_entry$data, entry_entry$key } from '~/__generated__/entry_entry.graphql'
import { Badge, StatusMark, Tag } from '~/design/badge/badge'
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
    waiver {
      ref
      title
      place
      rule {
        ref
      }
    }
  }
`

/** In a day of the month: its mark and the record, what it is on hover and for those who listen. */
export function ShortEntry({ entry }: { entry: entry_entry$key }) {
  const told = useFragment(fragment, entry)
  const says = useEntryWords()(told)
  const { ref, title } = recordOf(told)
  return (
    <RecordLink of={told} className={s.short} title={`${says} – ${title}`}>
      <StatusMark tone={toneOf(told)} label={says} />
      <span className={s.shortText}>{ref}</span>
    </RecordLink>
  )
}

/** In the agenda: all of it. */
export function LongEntry({ entry }: { entry: entry_entry$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, entry)
  const says = useEntryWords()(told)
  const { ref, title } = recordOf(told)
  const { request, waiver } = told
  return (
    <div className={s.long}>
      <Badge tone={toneOf(told)} quiet>
        {says}
      </Badge>
      <RecordLink of={told} className={s.title}>
        {ref} · {title}
      </RecordLink>
      {request && (
        <span className={s.quiet}>
          {request.programName} <StateBadge {...request} quiet />
        </span>
      )}
      {waiver && (
        <span className={s.quiet}>
          <Tag>{t`Class waiver`}</Tag> {waiver.place} · {waiver.rule.ref}
        </span>
      )}
    </div>
  )
}

type Told = Pick<entry_entry$data, 'request' | 'waiver'>
type RecordLinkProps = { of: Told; className?: string; title?: string; children: ReactNode }

/** To the page of the request or of the class waiver. */
function RecordLink({ of: told, ...shown }: RecordLinkProps) {
  const params = { ref: recordOf(told).ref }
  return told.waiver ? (
    <Link to="/rules/waivers/$ref" params={params} {...shown} />
  ) : (
    <Link to="/exceptions/$ref" params={params} {...shown} />
  )
}

const recordOf = ({ request, waiver }: Told) => waiver ?? request ?? { ref: '', title: '' }
