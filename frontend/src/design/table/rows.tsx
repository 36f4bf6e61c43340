import { useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useImperativeHandle, useRef, type RefObject } from 'react'
import { useDensity } from '../prefs'
import { useMedia } from '../use-media'
import type { Placed } from './columns'
import { TableRow } from './row'
import s from './table.module.css'

export type RowsHandle = { show: (index: number) => void }

const OVERSCAN = 6
const HEAD_HEIGHT = 34

type Props<Ref, Row> = {
  rows: readonly Ref[]
  rowId: (ref: Ref) => string
  useRow: (ref: Ref) => Row
  placed: Placed<Row>[]
  total: number
  scroller: HTMLDivElement | null
  handle: RefObject<RowsHandle | null>
  active: number
  onActive: (index: number) => void
  openId?: string | undefined
  selected?: ReadonlySet<string>
  onSelect?: unknown
  onToggle: (id: string) => void
  onOpen?: (id: string | undefined) => void
  hasMore?: boolean
  onMore?: () => void
}

/** Scrolling draws this component anew and nothing above it. */
export function Rows<Ref, Row>(props: Props<Ref, Row>) {
  const { rows, rowId, scroller, handle, active, selected, openId, hasMore, onMore } = props
  const { t } = useLingui()
  const height = useRowHeight()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT,
    useFlushSync: false,
  })
  useEffect(() => virtual.measure(), [height, virtual])
  useImperativeHandle(handle, () => ({ show: index => virtual.scrollToIndex(index) }), [virtual])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - OVERSCAN * 4) onMore?.()
  }, [hasMore, last, rows.length, onMore])
  const { onToggle, onOpen, onActive } = useSteady(props)
  const slots = Math.ceil((virtual.scrollRect?.height ?? 900) / height) + 2 * OVERSCAN + 2
  return (
    <div role="rowgroup" className={s.rows} style={{ height: virtual.getTotalSize(), width: props.total }}>
      {items.map(item => {
        const ref = rows[item.index]
        if (ref === undefined) return null
        const id = rowId(ref)
        return (
          <TableRow<Ref, Row>
            key={item.index % slots}
            id={id}
            rowRef={ref}
            useRow={props.useRow}
            index={item.index}
            top={item.start}
            placed={props.placed}
            total={props.total}
            selectable={Boolean(props.onSelect)}
            selectLabel={t`Select row`}
            selected={selected?.has(id) ?? false}
            active={item.index === active}
            open={id === openId}
            onToggle={onToggle}
            onOpen={onOpen}
            onActive={onActive}
          />
        )
      })}
    </div>
  )
}

/** Functions that stay the same at every render, so that a row whose data did not change is not drawn again. */
function useSteady<Ref, Row>(props: Props<Ref, Row>) {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  return {
    onToggle: useCallback((id: string) => latest.current.onToggle(id), []),
    onOpen: useCallback((id: string) => latest.current.onOpen?.(id), []),
    onActive: useCallback((index: number) => latest.current.onActive(index), []),
  }
}

export function useRowHeight() {
  const density = useDensity()
  const finger = useMedia('(pointer: coarse)')
  return finger ? 48 : density === 'compact' ? 32 : 40
}
