import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { Menu } from '~/design/menu/menu'
import { say } from '~/design/toast/toast'
import { useLacking } from '../records/act-button'
import type { ExportAsked, FileFormat, TableName } from './export-table'

type Props = ExportAsked & {
  /** What the viewer may do anywhere (`viewer.acts`). */
  acts: readonly string[]
  table: TableName
}

/** What I see as a file: all rows of the filter in this order, with the columns that are shown. */
export function ExportMenu({ acts, table, ...asked }: Props) {
  const { t, i18n } = useLingui()
  const [busy, setBusy] = useState(false)
  const lacking = useLacking(acts)('data:export')
  const run = async (format: FileFormat) => {
    setBusy(true)
    try {
      const { exportTable } = await import('./export-table')
      const { rows, refused } = await exportTable(table, format, { ...asked, language: i18n.locale })
      if (refused === undefined) say(rows === null ? t`Exported.` : t`${rows} rows exported.`)
      else say(refused || t`The export did not finish; nothing was saved. Try again.`, { tone: 'bad' })
    } catch {
      say(t`The export did not finish; nothing was saved. Try again.`, { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const face = (
    <>
      <Download size={15} aria-hidden />
      <Trans>Export</Trans>
    </>
  )
  if (lacking || busy)
    return (
      <Button
        variant="ghost"
        busy={busy}
        reason={lacking}
        whoCan={lacking && <Trans>Office leads, executives, auditors</Trans>}
      >
        {face}
      </Button>
    )
  return (
    <Menu
      variant="ghost"
      align="end"
      entries={[
        { label: t`CSV, for any program`, onSelect: () => void run('csv') },
        { label: t`Excel workbook (XLSX)`, onSelect: () => void run('xlsx') },
      ]}
    >
      {face}
    </Menu>
  )
}
