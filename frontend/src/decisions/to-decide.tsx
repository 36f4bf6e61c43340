import { Trans, useLingui } from '@lingui/react/macro'
import { Gavel } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Empty } from '~/design/empty/empty'
import { say } from '~/design/toast/toast'
import { BulkBar } from './bulk/bulk-bar'
import type { BulkAct } from './bulk/use-bulk'
import { Queue } from './queue'
import type { QueueSearch } from './search'
import type { QueueKey } from './use-queue-keys'
import type { QueueList } from './use-queue-parts'

const QueueBurn = later(
  async () => (await import('~/parts/queue-burn/queue-burn')).QueueBurn,
  <div style={{ minHeight: '1.6lh' }} />,
)

const ACT_OF = { a: 'approve', d: 'decline', f: 'defer' } as const

type Props = {
  list: QueueList
  only: QueueSearch['only']
  selected: ReadonlySet<string>
  onSelected: (refs: ReadonlySet<string>) => void
  onBulk: (act: BulkAct, refs: readonly string[]) => void
  onPeek: (ref: string) => void
}

/** What waits for one's decision: the sum, the rows, and one answer to several of them. */
export function ToDecide({ list, only, selected, onSelected, onBulk, onPeek }: Props) {
  const { t } = useLingui()
  const { items } = list
  const chosen = items.map(({ request }) => request.ref).filter(ref => selected.has(ref))
  const toggle = (ref: string) => {
    const next = new Set(selected)
    if (!next.delete(ref)) next.add(ref)
    onSelected(next)
  }
  const onKey = (key: QueueKey, ref: string | null) => {
    const here = ref !== null && items.some(({ request }) => request.ref === ref)
    if (key === 'x') return here && toggle(ref)
    const refs = chosen.length > 0 ? chosen : here ? [ref] : []
    if (refs.length === 0) return say(t`Go to a request with j and k, or select some with x.`)
    onBulk(ACT_OF[key], refs)
  }
  return (
    <Card title={t`Wait for your decision`} note={t`Ordered by what a week of waiting costs`} flush>
      {items.length > 0 ? (
        <>
          <QueueBurn
            inset
            queue={{ part: 'DECIDE', only: only ?? null }}
            anew={items.map(({ request }) => `${request.ref} ${request.version}`).join()}
          />
          <Queue
            list={list}
            label={t`Wait for your decision`}
            selected={selected}
            onSelect={toggle}
            onKey={onKey}
            onPeek={onPeek}
          />
        </>
      ) : only ? (
        <Empty level={3} icon={<Gavel size={20} />} title={t`None of this kind`}>
          <Trans>The others still wait: show all of them.</Trans>
        </Empty>
      ) : (
        <Empty
          level={3}
          icon={<Gavel size={20} />}
          title={t`Nothing waits for your decision`}
          act={
            <ButtonLink to="/exceptions" search={{ show: 'open' }}>
              <Trans>See the open requests</Trans>
            </ButtonLink>
          }
        >
          <Trans>Requests that you have the authority to decide appear here, with what waiting costs.</Trans>
        </Empty>
      )}
      {chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          onClear={() => onSelected(new Set())}
          onAct={act => onBulk(act, chosen)}
        />
      )}
    </Card>
  )
}
