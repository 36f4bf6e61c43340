import { useVirtualizer } from '@tanstack/react-virtual'
import { Suspense, useEffect, useId, type ReactNode } from 'react'
import s from './table.module.css'

type Props<Ref, Row> = {
  label: string
  rows: readonly Ref[]
  rowId: (ref: Ref) => string
  useRow: (ref: Ref) => Row
  card: (row: Row) => ReactNode
  cardHeight?: number
  scroller: HTMLDivElement | null
  setScroller: (element: HTMLDivElement | null) => void
  hasMore?: boolean
  onMore?: () => void
  onOpen?: (id: string | undefined) => void
}

/** The same rows on a phone: a list of cards of one height. */
export function Cards<Ref, Row>(props: Props<Ref, Row>) {
  const { label, rows, rowId, cardHeight = 88, scroller, hasMore, onMore } = props
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => cardHeight,
    overscan: 4,
    useFlushSync: false,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 12) onMore?.()
  }, [hasMore, last, rows.length, onMore])
  return (
    // A list that scrolls by itself must be reachable by the keyboard.
    <div ref={props.setScroller} className={s.scroller} role="region" aria-label={label} tabIndex={0}>
      <ul className={s.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const ref = rows[item.index]
          return (
            ref !== undefined && (
              <li key={rowId(ref)} className={s.card} style={{ top: item.start, height: cardHeight }}>
                {/* A card that comes when it is needed comes with its button: none stands there without words. */}
                <Suspense>
                  <CardOf rowRef={ref} {...props} />
                </Suspense>
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function CardOf<Ref, Row>({ rowRef, useRow, card, onOpen, rowId }: Props<Ref, Row> & { rowRef: Ref }) {
  const row = useRow(rowRef)
  const said = useId()
  if (!onOpen) return card(row)
  // The button lies over the card, not around it: what is in the card may be reached by the keyboard for itself.
  return (
    <div className={s.cardBody}>
      <div id={said}>{card(row)}</div>
      <button
        type="button"
        className={s.cardButton}
        aria-labelledby={said}
        onClick={() => onOpen(rowId(rowRef))}
      />
    </div>
  )
}
