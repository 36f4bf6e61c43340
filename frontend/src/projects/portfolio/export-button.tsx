import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useRelayEnvironment } from 'react-relay/hooks'
import { Button } from '~/design/button/button'
import { say } from '~/design/toast/toast'
import { listVariables, type ProjectsSearch } from '~/parts/search/projects-search'

/** What I see, as CSV: all rows of the filter in this order, with the columns that are shown. */
export function ExportButton({ search, shown }: { search: ProjectsSearch; shown: readonly string[] }) {
  const { t } = useLingui()
  const environment = useRelayEnvironment()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const { exportProjects } = await import('./export')
      const count = await exportProjects(environment, listVariables(search), shown)
      say(t`${count} projects exported.`)
    } catch {
      say(t`The export did not finish; nothing was saved. Try again.`, { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button busy={busy} onClick={() => void run()}>
      <Download size={15} aria-hidden />
      <Trans>Export</Trans>
    </Button>
  )
}
