import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { ThreeKeyMarks, ThreeKeys } from './three-keys'

test('a key without evidence is there, not shown, and blocks', async () => {
  await renderIn(<ThreeKeys keys={[{ office: 'PMO', state: 'PASSES', reasons: [] }]} />)

  const names = screen.getAllByRole('heading').map(heading => heading.textContent)
  expect(names).toEqual(['Delivery', 'Service transition', 'People change'])
  expect(screen.getAllByText('Not shown, blocks')).toHaveLength(2)
})

test('an exception names what it covers', async () => {
  await renderIn(
    <ThreeKeys
      keys={[
        {
          office: 'SMO',
          state: 'EXCEPTED',
          reasons: [{ message: 'Criterion 4 unsigned', coveredBy: 'REQ-2041' }],
        },
      ]}
    />,
  )

  const key = screen.getByText('Passes by exception').closest('li')
  expect(within(key as HTMLElement).getByText(/covered by REQ-2041/)).toBeInTheDocument()
})

test('a mark says both truths in words', async () => {
  await renderIn(
    <ThreeKeyMarks
      keys={[{ office: 'SMO', state: 'EXCEPTED', stateWithoutExceptions: 'BLOCKED', reasons: [] }]}
    />,
  )

  const both = 'Service transition: Passes by exception; without exceptions: Blocks'
  expect(screen.getByRole('img', { name: both })).toBeInTheDocument()
})

test('as marks each key still has its name and word', async () => {
  await renderIn(<ThreeKeyMarks keys={[{ office: 'CMO', state: 'BLOCKED', reasons: [] }]} />)

  expect(screen.getByRole('img', { name: 'People change: Blocks' })).toBeInTheDocument()
})
