import type { ReactNode } from 'react'
import s from './plain-table.module.css'

export type PlainColumn<Row> = {
  id: string
  head: ReactNode
  end?: boolean
  cell: (row: Row) => ReactNode
}

type Props<Row> = {
  /** Names the table for those who listen. */
  label: string
  columns: readonly PlainColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  foot?: ReactNode
}

/** A few rows, all drawn: an ordinary table. The first column heads its row. */
export function PlainTable<Row>({ label, columns, rows, rowId, foot }: Props<Row>) {
  return (
    // Wider than a phone it scrolls sideways, which the keyboard must be able to do as well.
    <div className={s.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={s.table}>
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" data-end={column.end}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowId(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" data-end={column.end}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} data-end={column.end}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}
