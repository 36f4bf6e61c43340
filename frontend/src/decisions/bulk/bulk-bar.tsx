import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import type { BulkAct } from './use-bulk'
import s from '../queue.module.css'

type Props = { count: number; onClear: () => void; onAct: (act: BulkAct) => void }

/** What can be answered to all that is selected; it stays in view. */
export function BulkBar({ count, onClear, onAct }: Props) {
  const { t } = useLingui()
  return (
    <div className={s.bar} role="region" aria-label={t`Selected`} data-foot>
      <span>
        <Plural value={count} one="# selected" other="# selected" />
      </span>
      <Button variant="ghost" onClick={onClear}>
        <Trans>Clear</Trans>
      </Button>
      <Button onClick={() => onAct('defer')}>
        <Trans>Defer…</Trans>
      </Button>
      <Button onClick={() => onAct('decline')}>
        <Trans>Decline…</Trans>
      </Button>
      <Button variant="primary" onClick={() => onAct('approve')}>
        <Trans>Approve as asked…</Trans>
      </Button>
    </div>
  )
}
