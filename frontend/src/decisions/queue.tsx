import { useRef } from 'react'
import type { queueRow_request$key } from '~/__generated__/queueRow_request.graphql'
import { QueueRow } from './queue-row'
import { useQueueKeys } from './use-queue-keys'
import s from './queue.module.css'

export type QueueItem = {
  readonly act: string
  readonly request: queueRow_request$key & { readonly ref: string }
}

/** Requests under each other, in the order they came. */
export function Queue({ items, label }: { items: readonly QueueItem[]; label: string }) {
  const list = useRef<HTMLUListElement>(null)
  useQueueKeys(list)
  return (
    <ul ref={list} className={s.queue} aria-label={label} data-queue>
      {items.map(item => (
        <QueueRow key={item.request.ref + item.act} act={item.act} request={item.request} />
      ))}
    </ul>
  )
}
