import { act, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useNow } from './clock'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

function Clock() {
  const [presses, setPresses] = useState(0)
  return <button onClick={() => setPresses(presses + 1)}>{new Date(useNow(60_000)).toISOString()}</button>
}

test('the time moves with its beat and not before', () => {
  render(<Clock />)

  act(() => vi.advanceTimersByTime(59_000))
  expect(screen.getByRole('button').textContent).toBe('2026-11-20T12:00:00.000Z')
  act(() => vi.advanceTimersByTime(1_000))
  expect(screen.getByRole('button').textContent).toBe('2026-11-20T12:01:00.000Z')
})

test('drawing a component again does not start its clock anew', () => {
  const started = vi.spyOn(window, 'setInterval')
  render(<Clock />)

  vi.setSystemTime(Date.parse('2026-11-20T12:00:30Z'))
  act(() => screen.getByRole('button').click())

  expect(started).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button').textContent).toBe('2026-11-20T12:00:00.000Z')
})
