import { memo, type MouseEvent } from 'react'
import choice from '../field/choice.module.css'
import { SELECT_WIDTH, type Placed } from './columns'
import { pinWidth } from './head'
import s from './table.module.css'

type Props<Ref, Row> = {
  id: string
  rowRef: Ref
  useRow: (ref: Ref) => Row
  index: number
  top: number
  placed: Placed<Row>[]
  total: number
  selectable: boolean
  selectLabel: string
  selected: boolean
  active: boolean
  open: boolean
  onToggle: (id: string) => void
  onOpen: (id: string) => void
  onActive: (index: number) => void
}

/** One slot of the window: a row that leaves hands its elements to the one that enters. */
function Slot<Ref, Row>(props: Props<Ref, Row>) {
  const { id, index, placed, selectable, selected, active, open, useRow, onActive, onOpen } = props
  const row = useRow(props.rowRef)
  const pinned = placed.filter(column => column.pinned)
  const rest = placed.filter(column => !column.pinned)
  const press = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, label')) return
    onActive(index)
    onOpen(id)
  }
  const cell = (column: Placed<Row>) => (
    <div
      key={column.id}
      role="gridcell"
      className={s.cell}
      data-end={column.end}
      style={{ left: column.x, width: column.width }}
    >
      {column.cell(row)}
    </div>
  )
  return (
    // The keyboard's way to the same act is the grid's own (use-table-keys).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={`row-${id}`}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-active={active || undefined}
      data-open={open || undefined}
      className={s.row}
      style={{ top: props.top, width: props.total }}
      onClick={press}
    >
      <div className={s.pin} role="presentation" style={{ width: pinWidth(pinned, selectable) }}>
        {selectable && (
          <div role="gridcell" className={s.select} style={{ width: SELECT_WIDTH }}>
            <input
              type="checkbox"
              tabIndex={-1}
              className={choice.box}
              aria-label={props.selectLabel}
              checked={selected}
              onChange={() => props.onToggle(id)}
            />
          </div>
        )}
        {pinned.map(cell)}
      </div>
      {rest.map(cell)}
    </div>
  )
}

export const TableRow = memo(Slot) as typeof Slot
