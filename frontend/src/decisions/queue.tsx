import { useRef } from 'react'
import type { queueRow_request$key } from '~/__generated__/queueRow_request.graphql'
import { QueueRow } from './queue-row'
import { useQueueKeys, type QueueKey } from './use-queue-keys'
import s from './queue.module.css'

export type QueueItem = {
  readonly act: string
  readonly request: queueRow_request$key & { readonly ref: string }
}
type Props = {
  items: readonly QueueItem[]
  label: string
  /** The references that are selected, where rows can be. */
  selected?: ReadonlySet<string>
  onSelect?: (ref: string) => void
  onKey?: (key: QueueKey, ref: string | null) => void
}

/** Requests under each other, in the order they came. */
export function Queue({ items, label, selected, onSelect, onKey }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useQueueKeys(list, onKey)
  return (
    <ul ref={list} className={s.queue} aria-label={label} data-queue>
      {items.map(item => (
        <QueueRow
          key={item.request.ref + item.act}
          act={item.act}
          request={item.request}
          selected={selected?.has(item.request.ref)}
          onSelect={onSelect}
        />
      ))}
    </ul>
  )
}
