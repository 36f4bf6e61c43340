import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { nextSort, placeColumns } from './columns'
import { Table, type Column, type Sort } from './table'

type Row = { id: string; name: string }
const many: Row[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `P-${index}`,
  name: `Project ${index}`,
}))
const columns: Column<Row>[] = [
  { id: 'id', head: 'Reference', width: 90, pinned: true, cell: row => row.id },
  { id: 'name', head: 'Name', width: 200, grow: 1, sortable: true, cell: row => row.name },
]

function Sample({
  onOpen = vi.fn(),
  onSort = vi.fn(),
}: {
  onOpen?: () => void
  onSort?: (sort?: Sort) => void
}) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <Table
      label="Projects"
      columns={columns}
      rows={many}
      rowId={row => row.id}
      total={9000}
      selected={selected}
      onSelect={setSelected}
      onOpen={onOpen}
      onSort={onSort}
      empty="none"
    />
  )
}

test('only a window of the rows is drawn, and the whole is told', async () => {
  await renderIn(<Sample />)

  const grid = screen.getByRole('grid', { name: 'Projects' })
  expect(grid).toHaveAttribute('aria-rowcount', '9001')
  const drawn = within(grid).getAllByRole('row').length
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(60)
})

test('j and k move, x selects, Enter opens, and none of it while a box in the table holds the focus', async () => {
  const open = vi.fn()
  const { user } = await renderIn(<Sample onOpen={open} />)
  const grid = screen.getByRole('grid')

  grid.focus()
  await user.keyboard('jjjkx{Enter}')

  expect(grid).toHaveAttribute('aria-activedescendant', 'row-P-2')
  expect(screen.getByRole('row', { selected: true })).toHaveTextContent('Project 2')
  expect(open).toHaveBeenCalledExactlyOnceWith('P-2')

  screen.getByRole('checkbox', { name: 'Select all loaded rows' }).focus()
  await user.keyboard('j')
  expect(grid).toHaveAttribute('aria-activedescendant', 'row-P-2')
})

test('a press on a head asks the server for that order', async () => {
  const sort = vi.fn()
  const { user } = await renderIn(<Sample onSort={sort} />)

  await user.click(screen.getByRole('button', { name: 'Name' }))

  expect(sort).toHaveBeenCalledExactlyOnceWith({ by: 'name', desc: false })
})

test('without a row it says so instead of an empty grid', async () => {
  await renderIn(
    <Table<Row>
      label="Projects"
      columns={columns}
      rows={[]}
      rowId={row => row.id}
      empty={<p>No project matches.</p>}
    />,
  )

  expect(screen.getByText('No project matches.')).toBeInTheDocument()
  expect(screen.queryByRole('grid')).not.toBeInTheDocument()
})

test('an order turns round, then lets go', () => {
  const first = nextSort(undefined, 'name')
  const second = nextSort(first, 'name')

  expect([first, second, nextSort(second, 'name')]).toEqual([
    { by: 'name', desc: false },
    { by: 'name', desc: true },
    undefined,
  ])
  expect(nextSort(second, 'cost')).toEqual({ by: 'cost', desc: false })
})

test('what is left of the room goes to the columns that grow', () => {
  const { placed, total } = placeColumns(columns, 600, 40)

  expect(placed.map(column => [column.x, column.width])).toEqual([
    [40, 90],
    [130, 470],
  ])
  expect(total).toBe(600)
  expect(placeColumns(columns, 100, 40).total).toBe(330)
})
