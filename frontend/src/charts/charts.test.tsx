import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { Figure } from './figure'
import { spread } from './labels'
import { pathOf } from './line-chart'
import { OptionScatter } from './option-scatter'
import { dayTicks, extent, linear } from './scale'

test('a scale runs from one end of its range to the other and keeps its outer ticks inside', () => {
  const scale = linear([0.97, 1.04], [100, 0], 4)

  expect(scale.domain).toEqual([0.96, 1.04])
  expect([scale(0.96), scale(1.04)]).toEqual([100, 0])
  expect(scale.ticks.at(0)).toBe(0.96)
})

test('a single value still has a scale around it', () => {
  const scale = linear([5, 5], [0, 100])

  expect(Number.isFinite(scale(5))).toBe(true)
  expect(scale.domain[0]).toBeLessThan(5)
})

test('missing values are no zeros', () => {
  expect(extent([null, 3, 7])).toEqual([3, 7])
  expect(extent([null])).toBeNull()
  expect(pathOf([[0, 1], [1, 2], false, [3, 4]])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0')
})

test('time is ticked at firsts of months, quarters or years', () => {
  expect(dayTicks('2026-01-15', '2026-06-20', 6)).toEqual([
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
  ])
  expect(dayTicks('2014-09-30', '2021-03-31', 4)).toEqual(
    ['2016-01-01', '2018-01-01', '2020-01-01'].map(day => day),
  )
})

test('labels that would lie on each other are pushed apart in their order', () => {
  const [first, second] = spread([
    { x: 0, y: 50 },
    { x: 0, y: 52 },
  ])

  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(13.9)
})

const option = (id: string, cost: number) => ({
  id,
  name: id,
  cost,
  leadDays: 5,
  distance: 0,
  distanceWord: 'within',
})

test('points are one Tab stop; arrows move between them and each says what it is', async () => {
  const { user } = await renderIn(
    <OptionScatter
      label="Alternatives"
      points={[option('A', 10), option('B', 20)]}
      cost={{ label: 'Cost', format: value => `$${value}` }}
      lead={{ label: 'Lead time', format: days => `${days} d` }}
      distanceLabel="Rule"
    />,
  )

  await user.tab()
  expect(screen.getByRole('img', { name: 'A: Cost $10, Lead time 5 d, Rule within' })).toHaveFocus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('img', { name: /^B:/ })).toHaveFocus()
  await user.tab()
  expect(document.body).toHaveFocus()
})

test('a chart has its finding as title and a table that says the same', async () => {
  const table = {
    label: 'CPI by month',
    rows: [{ month: 'Aug', cpi: '0.97' }],
    rowId: (row: { month: string }) => row.month,
    columns: [
      { id: 'month', head: 'Month', cell: (row: { month: string }) => row.month },
      { id: 'cpi', head: 'CPI', cell: (row: { month: string; cpi: string }) => row.cpi },
    ],
  }
  const { user } = await renderIn(
    <Figure finding="Cost performance slipped to 0.97" table={table}>
      <svg />
    </Figure>,
  )

  await user.click(screen.getByRole('button', { name: 'Table' }))

  expect(screen.getByRole('heading', { name: 'Cost performance slipped to 0.97' })).toBeInTheDocument()
  expect(screen.getByRole('row', { name: 'Aug 0.97' })).toBeInTheDocument()
})
