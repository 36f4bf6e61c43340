import { useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useMedia } from '../use-media'
import { useWidthOf } from '../use-width'
import { Cards } from './cards'
import { placeColumns, SELECT_WIDTH, type Column, type Sort } from './columns'
import { Head } from './head'
import { Rows, type RowsHandle } from './rows'
import { useTableKeys } from './use-table-keys'
import s from './table.module.css'

export type { Column, Sort } from './columns'

export type TableProps<Ref, Row = Ref> = {
  label: string
  columns: readonly Column<Row>[]
  /** What is loaded so far: fragment references or plain rows. */
  rows: readonly Ref[]
  rowId: (ref: Ref) => string
  /** Reads a row's own fragment: a hook, the same function at every render. */
  useRow?: (ref: Ref) => Row
  /** All rows of the filter, loaded or not. */
  total?: number
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
  selected?: ReadonlySet<string>
  onSelect?: (ids: ReadonlySet<string>) => void
  /** The row whose peek panel is open. */
  open?: string | undefined
  onOpen?: (id: string | undefined) => void
  /** Ids of columns that are hidden. */
  hidden?: readonly string[]
  hasMore?: boolean
  onMore?: () => void
  /** How a row looks on a phone; without it the table scrolls sideways there. */
  card?: (row: Row) => ReactNode
  cardHeight?: number
  empty: ReactNode
}

const same = <Ref, Row>(ref: Ref) => ref as unknown as Row

/**
 * Many rows: filtered, sorted and paged by the server, drawn as a window over what is loaded.
 * One stop for the Tab key; inside it j k or the arrows move, Enter opens, space or x selects, Escape closes.
 */
export function Table<Ref, Row = Ref>(props: TableProps<Ref, Row>) {
  const { label, columns, rows, rowId, selected, open, onOpen, hidden, empty } = props
  const { t } = useLingui()
  // held as state: what is inside must hear of it once it is there
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const room = useWidthOf(scroller, 1200)
  const phone = useMedia('(max-width: 700px)')
  const handle = useRef<RowsHandle>(null)
  const [active, setActive] = useState(0)
  const start = props.onSelect ? SELECT_WIDTH : 0
  const { placed, total } = useMemo(
    () =>
      placeColumns(
        columns.filter(column => !hidden?.includes(column.id)),
        room,
        start,
      ),
    [columns, hidden, room, start],
  )
  const toggle = (id: string) => {
    const ids = new Set(selected)
    if (!ids.delete(id)) ids.add(id)
    props.onSelect?.(ids)
  }
  const onKeyDown = useTableKeys({
    count: rows.length,
    active,
    onMove: index => {
      setActive(index)
      handle.current?.show(index)
    },
    onEnter: index => rows[index] && onOpen?.(rowId(rows[index])),
    onToggle: index => rows[index] && toggle(rowId(rows[index])),
    onEscape: () => onOpen?.(undefined),
  })
  if (rows.length === 0 && !props.hasMore) return <div className={s.empty}>{empty}</div>
  const shared = {
    ...props,
    useRow: props.useRow ?? same<Ref, Row>,
    scroller,
    setScroller,
    handle,
    onToggle: toggle,
  }
  if (phone && props.card) return <Cards {...shared} card={props.card} />
  return (
    <div
      ref={setScroller}
      className={s.scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={placed.length + (start ? 1 : 0)}
      aria-multiselectable={props.onSelect ? true : undefined}
      aria-activedescendant={rows[active] ? rowDomId(rowId(rows[active])) : undefined}
      onKeyDown={onKeyDown}
    >
      <Head {...shared} placed={placed} total={total} selectLabel={t`Select all loaded rows`} />
      <Rows {...shared} placed={placed} total={total} active={active} onActive={setActive} openId={open} />
    </div>
  )
}

export const rowDomId = (id: string) => `row-${id}`
