import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { say } from '~/design/toast/toast'
import { useLacking } from '~/parts/records/act-button'
import type { CalendarSearch } from './search'

type Props = { acts: readonly string[]; since: string; search: CalendarSearch }

/** A year from the first day shown, of the same office and program, for one's own calendar program. */
export function CalendarFile({ acts, since, search: { office, program } }: Props) {
  const { t, i18n } = useLingui()
  const [busy, setBusy] = useState(false)
  const lacking = useLacking(acts)('data:export')
  const take = async () => {
    setBusy(true)
    const failed = t`The calendar was not fetched. Try again.`
    try {
      const { download } = await import('~/parts/export/export-table')
      const asked = new URLSearchParams({
        since,
        language: i18n.locale,
        ...(office && { office: office.toLowerCase() }),
        ...(program && { program }),
      })
      const refused = await download(`/calendars/exceptions.ics?${asked}`, 'exceptions.ics')
      if (refused !== undefined) say(refused || failed, { tone: 'bad' })
    } catch {
      say(failed, { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="ghost"
      busy={busy}
      reason={lacking}
      whoCan={lacking && <Trans>Office leads, executives, auditors</Trans>}
      title={t`A year from here on, for your own calendar (.ics)`}
      onClick={() => void take()}
    >
      <CalendarPlus size={15} aria-hidden />
      <Trans>To my calendar</Trans>
    </Button>
  )
}
