import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Gavel } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { say } from '~/design/toast/toast'
import { Segmented } from '~/design/segmented/segmented'
import { QueueBurn } from '~/parts/queue-burn/queue-burn'
import type { BulkAct } from './bulk/use-bulk'
import { Queue, type QueueItem } from './queue'
import { only, type Only } from './only'
import type { QueueSearch } from './search'
import type { QueueKey } from './use-queue-keys'
import b from './bulk/bulk.module.css'

const BulkDialog = lazy(() => import('./bulk/bulk-dialog'))
const ACT_OF = { a: 'approve', d: 'decline', f: 'defer' } as const

export type ToDecide = QueueItem &
  Only & { readonly request: { readonly id: string; readonly title: string; readonly version: number } }

type Props = { items: readonly ToDecide[]; search: QueueSearch; again: () => Promise<unknown> }

/** What waits for one's decision: the sum, a part of it, the rows, and one answer to several of them. */
export function ToDecide({ items, search, again }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/decisions' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<{ act: BulkAct; refs: readonly string[] } | null>(null)
  const shown = items.filter(item => only(item, search.only))
  const chosen = items.filter(({ request }) => selected.has(request.ref))
  const toggle = (ref: string) => {
    const next = new Set(selected)
    if (!next.delete(ref)) next.add(ref)
    setSelected(next)
  }
  const onKey = (key: QueueKey, ref: string | null) => {
    if (key === 'x') return ref && items.some(({ request }) => request.ref === ref) && toggle(ref)
    const refs = chosen.length > 0 ? chosen.map(({ request }) => request.ref) : ref ? [ref] : []
    if (refs.length === 0) return say(t`Go to a request with j and k, or select some with x.`)
    setOpened({ act: ACT_OF[key], refs })
  }
  const open = (act: BulkAct) => setOpened({ act, refs: [...selected] })
  return (
    <>
      <Card
        title={t`Wait for your decision`}
        note={t`Ordered by what an hour of waiting costs. j and k move, Enter opens, x selects; a approves as asked, d declines, f defers`}
        flush
      >
        {items.length > 0 ? (
          <>
            <div className={b.bar} data-print="hide" style={{ position: 'static' }}>
              <QueueBurn requests={items.map(({ request }) => request.id)} />
              <Segmented
                label={t`Which of them`}
                value={search.only ?? 'all'}
                onChange={value =>
                  void navigate({
                    search: old => ({ ...old, only: value === 'all' ? undefined : value }),
                    replace: true,
                  })
                }
                options={[
                  { value: 'all', label: t`All` },
                  { value: 'second', label: t`Need your signature` },
                  { value: 'soon', label: t`Break even soon` },
                  { value: 'lapsed', label: t`Lapsed` },
                ]}
              />
            </div>
            {shown.length > 0 ? (
              <Queue
                items={shown}
                label={t`Wait for your decision`}
                selected={selected}
                onSelect={toggle}
                onKey={onKey}
              />
            ) : (
              <Empty level={3} icon={<Gavel size={20} />} title={t`None of this kind`}>
                <Trans>The others still wait: show all of them.</Trans>
              </Empty>
            )}
          </>
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
            <Trans>
              Requests that you have the authority to decide appear here, with what waiting costs.
            </Trans>
          </Empty>
        )}
        {chosen.length > 0 && (
          <div className={b.bar} role="region" aria-label={t`Selected`}>
            <span>
              <Plural value={chosen.length} one="# selected" other="# selected" />
            </span>
            <Button variant="ghost" onClick={() => setSelected(new Set())}>
              <Trans>Clear</Trans>
            </Button>
            <Button onClick={() => open('defer')}>
              <Trans>Defer…</Trans>
            </Button>
            <Button onClick={() => open('decline')}>
              <Trans>Decline…</Trans>
            </Button>
            <Button variant="primary" onClick={() => open('approve')}>
              <Trans>Approve as asked…</Trans>
            </Button>
          </div>
        )}
      </Card>
      <Suspense>
        {opened && (
          <BulkDialog
            act={opened.act}
            chosen={items
              .filter(({ request }) => opened.refs.includes(request.ref))
              .map(({ request: { id, ref, title, version } }) => ({ id, ref, title, version }))}
            onClose={() => setOpened(null)}
            onDone={() => {
              setSelected(new Set())
              void again()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
