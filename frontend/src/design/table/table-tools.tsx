import { Trans } from '@lingui/react/macro'
import { Columns3, Rows3 } from 'lucide-react'
import { Button } from '../button/button'
import { Menu } from '../menu/menu'
import { setDensity, useDensity } from '../prefs'
import s from './table.module.css'

type Props = {
  columns: readonly { id: string; head: string; pinned?: boolean }[]
  hidden: readonly string[]
  onHidden: (ids: string[]) => void
}

/** Column chooser and density. */
export function TableTools({ columns, hidden, onHidden }: Props) {
  const density = useDensity()
  const compact = density === 'compact'
  const toggle = (id: string) =>
    onHidden(hidden.includes(id) ? hidden.filter(other => other !== id) : [...hidden, id])
  return (
    <span className={s.tools} data-print="hide">
      <Button
        variant="ghost"
        aria-pressed={compact}
        onClick={() => setDensity(compact ? 'comfortable' : 'compact')}
      >
        <Rows3 size={15} aria-hidden />
        <Trans>Compact</Trans>
      </Button>
      <Menu
        variant="ghost"
        align="end"
        entries={columns
          .filter(column => !column.pinned)
          .map(column => ({
            label: column.head,
            checked: !hidden.includes(column.id),
            onSelect: () => toggle(column.id),
          }))}
      >
        <Columns3 size={15} aria-hidden />
        <Trans>Columns</Trans>
      </Menu>
    </span>
  )
}
