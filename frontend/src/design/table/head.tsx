import { ArrowDown, ArrowUp } from 'lucide-react'
import choice from '../field/choice.module.css'
import { nextSort, SELECT_WIDTH, type Placed, type Sort } from './columns'
import s from './table.module.css'

type Props<Ref, Row> = {
  placed: Placed<Row>[]
  total: number
  rows: readonly Ref[]
  rowId: (ref: Ref) => string
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
  selected?: ReadonlySet<string>
  onSelect?: (ids: ReadonlySet<string>) => void
  selectLabel: string
}

export function Head<Ref, Row>(props: Props<Ref, Row>) {
  const { placed, total, rows, rowId, selected, onSelect, selectLabel } = props
  const chosen = selected?.size ?? 0
  const pinned = placed.filter(column => column.pinned)
  const rest = placed.filter(column => !column.pinned)
  return (
    <div role="row" aria-rowindex={1} className={s.head} style={{ width: total }}>
      <div className={s.pin} role="presentation" style={{ width: pinWidth(pinned, Boolean(onSelect)) }}>
        {onSelect && (
          <div role="columnheader" className={s.select} style={{ width: SELECT_WIDTH }}>
            <input
              type="checkbox"
              className={choice.box}
              aria-label={selectLabel}
              checked={chosen > 0 && chosen === rows.length}
              ref={box => {
                if (box) box.indeterminate = chosen > 0 && chosen < rows.length
              }}
              onChange={event => onSelect(new Set(event.target.checked ? rows.map(rowId) : []))}
            />
          </div>
        )}
        {pinned.map(column => (
          <HeadCell key={column.id} column={column} {...props} />
        ))}
      </div>
      {rest.map(column => (
        <HeadCell key={column.id} column={column} {...props} />
      ))}
    </div>
  )
}

type CellProps<Row> = {
  column: Placed<Row>
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
}

function HeadCell<Row>({ column, sort, onSort }: CellProps<Row>) {
  const sorted = sort?.by === column.id ? sort : undefined
  const direction = sorted ? (sorted.desc ? 'descending' : 'ascending') : 'none'
  const Arrow = sorted?.desc ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={column.sortable ? direction : undefined}
      className={s.headCell}
      data-end={column.end}
      style={{ left: column.x, width: column.width }}
    >
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort(nextSort(sort, column.id))}>
          {column.head}
          {sorted && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        column.head
      )}
    </div>
  )
}

export function pinWidth<Row>(pinned: Placed<Row>[], selectable: boolean) {
  return pinned.reduce((sum, column) => sum + column.width, selectable ? SELECT_WIDTH : 0)
}
