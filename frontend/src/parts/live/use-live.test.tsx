import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import type { RequestParameters } from 'relay-runtime'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { LiveMark } from './live-mark'
import { watch } from './line'
import { useLive } from './use-live'

vi.mock('./line', () => ({ watch: vi.fn() }))

type Told = Parameters<typeof watch>[2]
const params = { id: 'x', name: 'x' } as RequestParameters
const NOTHING = {}
const mark = (data: unknown) => data as string | null
const leave = vi.fn()
let told: Told

function Page({ shown, again }: { shown: string; again: () => Promise<unknown> }) {
  return <LiveMark state={useLive({ params, variables: NOTHING, shown, mark, again })} />
}

const arrives = (data: unknown) =>
  act(async () => {
    told.next(data)
    await vi.advanceTimersByTimeAsync(500)
  })

beforeEach(() => {
  vi.useFakeTimers()
  leave.mockReset()
  vi.mocked(watch).mockImplementation((_params, _variables, ears) => {
    told = ears
    return leave
  })
  return () => vi.useRealTimers()
})

describe('a page that follows', () => {
  it('reads again what somebody else changed, says so, and goes on', async () => {
    const again = vi.fn(async () => undefined)
    await renderIn(<Page shown="1" again={again} />)
    act(() => told.line(true))

    await arrives('1')
    expect(again).not.toHaveBeenCalled()
    expect(screen.getByText('Live')).toBeInTheDocument()

    await arrives('2')
    expect(again).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('status')).toHaveTextContent('Updated just now')

    await act(() => vi.advanceTimersByTimeAsync(11_000))
    expect(screen.getByText('Live')).toBeInTheDocument()
  })

  it('does not read again what its own act has shown already', async () => {
    const again = vi.fn(async () => undefined)
    let shows: (shown: string) => void = () => undefined
    function Acting() {
      const [shown, setShown] = useState('1')
      shows = setShown
      return <Page shown={shown} again={again} />
    }
    await renderIn(<Acting />)

    act(() => told.next('2'))
    act(() => shows('2'))
    await act(() => vi.advanceTimersByTimeAsync(500))

    expect(again).not.toHaveBeenCalled()
  })

  it('says that something is no longer theirs to see, whatever the line does', async () => {
    const again = vi.fn(async () => undefined)
    await renderIn(<Page shown="1" again={again} />)

    await arrives(null)
    act(() => told.line(false))

    expect(screen.getByRole('alert')).toHaveTextContent('No longer yours to see')
    expect(again).not.toHaveBeenCalled()
  })

  it('never says live without a line', async () => {
    await renderIn(<Page shown="1" again={async () => undefined} />)
    expect(screen.queryByText('Live')).toBeNull()

    act(() => told.line(true))
    act(() => told.line(false))

    expect(screen.queryByText('Live')).toBeNull()
    expect(screen.getByRole('status')).toHaveTextContent(/As of/)
  })

  it('watches again after a new sign-in', async () => {
    const again = vi.fn(async () => undefined)
    await renderIn(<Page shown="1" again={again} />)

    await act(async () => told.ended(true))

    expect(again).toHaveBeenCalledTimes(1)
    expect(leave).toHaveBeenCalledTimes(1)
    expect(watch).toHaveBeenCalledTimes(2)
  })
})
