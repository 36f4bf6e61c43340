import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard } from 'lucide-react'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { Segmented } from '~/design/segmented/segmented'
import { openHelper } from '~/parts/commands/helpers'
import { useKeysOfPage } from '~/parts/commands/keys-of-page'
import type { QueueSearch } from './search'
import s from './queue.module.css'

const ExportMenu = later(
  async () => (await import('~/parts/export/export-menu')).ExportMenu,
  <span style={{ width: 92 }} aria-hidden />,
)
const COLUMNS = ['act', 'project', 'requester', 'state', 'amount', 'rate', 'cost', 'clock', 'opened']

type Props = { acts: readonly string[]; search: QueueSearch }

/** Which part of the queue is shown, the list of its keys, and the same as a file. */
export function QueueTools({ acts, search: { only } }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/decisions' })
  useKeysOfPage([
    [['j', 'k'], t`Next request, the one before`],
    [['Enter'], t`Look at it here; Space does too`],
    [['o'], t`Open its page`],
    [['x'], t`Select it`],
    [['a'], t`Approve as asked: it, or what is selected`],
    [['d'], t`Decline: it, or what is selected`],
    [['f'], t`Defer: it, or what is selected`],
  ])
  return (
    <div className={s.tools} data-print="hide">
      <Segmented
        label={t`Which of them`}
        value={only ?? 'ALL'}
        onChange={value =>
          void navigate({
            search: old => ({ ...old, only: value === 'ALL' ? undefined : value }),
            replace: true,
          })
        }
        options={[
          { value: 'ALL', label: t`All` },
          { value: 'SIGNATURE', label: t`Need your signature` },
          { value: 'SOON', label: t`Break even soon` },
          { value: 'ESCALATED', label: t`Escalated` },
          { value: 'LAPSED', label: t`Lapsed` },
        ]}
      />
      <span className={s.ends}>
        <Button variant="ghost" onClick={() => openHelper('shortcuts')} aria-keyshortcuts="?">
          <Keyboard size={15} aria-hidden />
          <Trans>Keys</Trans>
        </Button>
        <ExportMenu
          acts={acts}
          table="queue"
          columns={COLUMNS}
          variables={{ filter: only ? { only } : null }}
        />
      </span>
    </div>
  )
}
