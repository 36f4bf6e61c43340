import { lazy, Suspense, useRef } from 'react'
import { QueueRow } from './queue-row'
import { useQueueKeys, type QueueKey } from './use-queue-keys'
import type { QueueList } from './use-queue-parts'
import s from './queue.module.css'

const More = lazy(() => import('./more'))

type Props = {
  list: QueueList
  label: string
  /** The references that are selected, where rows can be. */
  selected?: ReadonlySet<string>
  onSelect?: (ref: string) => void
  onKey?: (key: QueueKey, ref: string | null) => void
  onPeek: (ref: string) => void
}

/** Requests under each other, in the order they came; where there are more, the last row is the way to them. */
export function Queue({
  list: { items, hasMore, part, query },
  label,
  selected,
  onSelect,
  onKey,
  onPeek,
}: Props) {
  const list = useRef<HTMLUListElement>(null)
  useQueueKeys(list, { onKey, onPeek })
  return (
    <ul ref={list} className={s.queue} aria-label={label} data-queue>
      {items.map(item => (
        <QueueRow
          key={item.request.ref}
          item={item}
          request={item.request}
          selected={selected?.has(item.request.ref)}
          onSelect={onSelect}
          onPeek={onPeek}
        />
      ))}
      {hasMore && (
        <li className={s.more}>
          <Suspense>
            <More part={part} query={query} />
          </Suspense>
        </li>
      )}
    </ul>
  )
}
