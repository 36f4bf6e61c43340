import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  head: string
  /** Least width in pixels; every width is a number, so that a row never measures its content. */
  width: number
  /** Share of the room that is left over. */
  grow?: number
  /** Right-aligned, for numbers. */
  end?: boolean
  sortable?: boolean
  /** Stays in sight at the left while the rest scrolls sideways; such columns come first. */
  pinned?: boolean
  cell: (row: Row) => ReactNode
}

export type Sort = { by: string; desc: boolean }
export type Placed<Row> = Column<Row> & { x: number; width: number }

export const SELECT_WIDTH = 40

/** Gives each column its place; what is left of `room` goes to those that grow. */
export function placeColumns<Row>(columns: readonly Column<Row>[], room: number, start: number) {
  const least = start + columns.reduce((sum, column) => sum + column.width, 0)
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0)
  const extra = Math.max(0, room - least)
  let x = start
  const placed = columns.map((column): Placed<Row> => {
    const width = Math.floor(column.width + (shares ? (extra * (column.grow ?? 0)) / shares : 0))
    const at = { ...column, x, width }
    x += width
    return at
  })
  return { placed, total: Math.max(x, Math.min(room, least)) }
}

/** A press on a head sorts by it, a second one turns it round, a third lets go. */
export function nextSort(sort: Sort | undefined, by: string): Sort | undefined {
  if (sort?.by !== by) return { by, desc: false }
  return sort.desc ? undefined : { by, desc: true }
}
