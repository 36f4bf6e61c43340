import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '~/design/button/button'
import { Checkbox } from '~/design/field/choice'
import { TextField } from '~/design/field/text-field'
import type { AuditSearch } from './search'
import s from './audit.module.css'

const PAUSE = 250
type Texts = 'action' | 'subject' | 'line'
type Props = { search: AuditSearch; onChange: (next: Partial<AuditSearch>) => void }

/** Filters as one types; the address follows a moment later. */
export function AuditFilters({ search, onChange }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState<Record<Texts, string>>(() => ({
    action: search.action ?? '',
    subject: search.subject ?? '',
    line: search.line ?? '',
  }))
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (name: Texts) => (event: React.ChangeEvent<HTMLInputElement>) => {
    const next = { ...typed, [name]: event.target.value }
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(
      () =>
        onChange({
          action: next.action.trim() || undefined,
          subject: next.subject.trim() || undefined,
          line: next.line.trim() || undefined,
          entry: undefined,
        }),
      PAUSE,
    )
  }
  const none = { action: undefined, subject: undefined, line: undefined, person: undefined, alone: undefined }
  const some = Object.keys(none).some(name => search[name as keyof AuditSearch])
  return (
    <div className={s.filters} role="search" aria-label={t`Filter the trail`}>
      <TextField
        label={t`Act`}
        name="action"
        placeholder="role:grant"
        value={typed.action}
        onChange={type('action')}
      />
      <TextField
        label={t`Record`}
        name="subject"
        placeholder="REQ-2041"
        value={typed.subject}
        onChange={type('subject')}
      />
      <TextField
        label={t`Policy line`}
        name="line"
        placeholder="exception:approve"
        value={typed.line}
        onChange={type('line')}
      />
      <Checkbox
        label={t`Single-handed only`}
        name="alone"
        checked={Boolean(search.alone)}
        onChange={event => onChange({ alone: event.target.checked || undefined })}
      />
      {some && (
        <Button
          variant="ghost"
          onClick={() => {
            clearTimeout(timer.current)
            setTyped({ action: '', subject: '', line: '' })
            onChange(none)
          }}
        >
          <Trans>Show all</Trans>
        </Button>
      )}
    </div>
  )
}
