import { useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { entryRow_entry$key } from '~/__generated__/entryRow_entry.graphql'
import { Badge } from '~/design/badge/badge'
import { PersonChip } from '~/parts/person/person-chip'
import { useWords } from '~/words'
import { EntryDetail } from './entry-detail'
import type { AuditSearch } from './search'
import s from './audit.module.css'

const fragment = graphql`
  fragment entryRow_entry on AuditEntry {
    at
    action
    sealed
    subjectKind
    subjectRef
    singleHanded
    person {
      name
    }
    onBehalfOf {
      name
    }
    ...entryDetail_entry
  }
`
type Props = {
  entry: entryRow_entry$key
  open: boolean
  onOpen: (open: boolean) => void
  onChange: (next: Partial<AuditSearch>) => void
}

/** One entry in a line; a press opens its detail below. */
export function EntryRow({ entry, open, onOpen, onChange }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, entry)
  const Chevron = open ? ChevronDown : ChevronRight
  const forWhom = told.onBehalfOf ? t`for ${told.onBehalfOf.name}` : null
  return (
    <li className={s.entry} data-open={open || undefined}>
      <button type="button" className={s.line} aria-expanded={open} onClick={() => onOpen(!open)}>
        <Chevron size={15} aria-hidden />
        <time dateTime={told.at} className={s.at}>
          {words.moment(told.at)}
        </time>
        <code className={s.action}>{told.action}</code>
        <span className={s.subject}>{told.subjectRef ?? told.subjectKind}</span>
        <span className={s.person}>
          {told.person || told.sealed ? (
            <PersonChip name={told.person?.name ?? null} note={forWhom} />
          ) : (
            <span className={s.quiet}>{t`the system`}</span>
          )}
        </span>
        {told.singleHanded && <Badge tone="warn">{t`single-handed`}</Badge>}
      </button>
      {open && <EntryDetail entry={told} onChange={onChange} />}
    </li>
  )
}
