import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { BurnClock, type BurnFacts } from './burn-clock'

const START = Date.parse('2026-11-23T14:00:00Z')
const facts: BurnFacts = {
  costPerHour: { amount: '3600', currency: 'USD' },
  startedAt: '2026-11-23T14:00:00Z',
  hoursBefore: '0',
  runningSince: '2026-11-23T14:00:00Z',
  stoppedAt: null,
  hoursBasis: 'CALENDAR',
  workingCalendar: null,
  phi: { low: null, likely: '0.5', high: null },
  basis: 'The racks wait for the link.',
  author: 'Amara Okafor',
}

async function drawAt(now: number, change: Partial<BurnFacts> = {}, ask = '10000') {
  vi.useFakeTimers({ now, toFake: ['Date', 'setInterval', 'clearInterval'] })
  return renderIn(
    <BurnClock facts={{ ...facts, ...change }} ask={{ amount: ask, currency: 'USD' }} size="card" />,
  )
}

test('it ticks by itself, a dollar a second at $3,600 an hour', async () => {
  await drawAt(START + 10_000)
  expect(screen.getByRole('timer')).toHaveTextContent('$10')

  act(() => vi.advanceTimersByTime(5000))

  expect(screen.getByRole('timer')).toHaveTextContent('$15')
})

test('without a stated share it says "not stated", never $0', async () => {
  const { container } = await drawAt(START, {
    phi: null,
    costPerHour: null,
    notStated: 'Nobody has stated a share.',
  })

  expect(container).toHaveTextContent('not stated: Nobody has stated a share.')
  expect(container).not.toHaveTextContent('$')
})

test('a stopped clock stands still', async () => {
  await drawAt(START + 7_200_000, {
    stoppedAt: '2026-11-23T15:00:00Z',
    hoursBefore: '1',
    runningSince: null,
  })

  act(() => vi.advanceTimersByTime(120_000))

  expect(screen.getByRole('timer')).toHaveTextContent('$3,600')
  expect(screen.getByText(/stopped/)).toBeInTheDocument()
})

test('past the break-even it says since when waiting costs more than the ask', async () => {
  await drawAt(START + 4 * 3_600_000)

  expect(screen.getByText(/more than the ask since/)).toBeInTheDocument()
})

test('the basis and its author are one press away', async () => {
  const { user } = await drawAt(START + 60_000)

  await user.click(screen.getByRole('button'))

  expect(screen.getByText('The racks wait for the link.')).toBeInTheDocument()
  expect(screen.getByText('Amara Okafor')).toBeInTheDocument()
})

test('an ask in another currency tells the rate and its day', async () => {
  const { user } = await drawAt(START, {
    askConverted: {
      amount: { amount: '10725.00', currency: 'EUR' },
      rate: '1.0725',
      onDay: '2026-11-20',
    },
  })

  await user.click(screen.getByRole('button'))

  expect(screen.getByText('The ask in EUR').parentElement).toHaveTextContent(
    '€10,725 at 1.0725 for one USD, the rate of Nov 20, 2026',
  )
})
