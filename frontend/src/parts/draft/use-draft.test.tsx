import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { DraftContext, pageDrafts, type DraftStore } from './store'
import { useDraft } from './use-draft'

type Values = { need: string }
const draw = async (store: DraftStore) => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DraftContext value={store}>{children}</DraftContext>
  )
  const hook = renderHook(() => useDraft<Values>('exception/new'), { wrapper })
  await act(async () => undefined)
  return hook
}

test('a draft is kept a moment after the last change, and found when the form is opened again', async () => {
  vi.useFakeTimers()
  const store = pageDrafts()
  const first = await draw(store)

  act(() => {
    first.result.current.keep({ need: 'A li' })
    first.result.current.keep({ need: 'A link' })
  })
  expect(first.result.current.state).toBe('unsaved')
  await act(async () => vi.advanceTimersByTime(1000))

  expect(first.result.current.state).toBe('saved')
  const second = await draw(store)
  expect(second.result.current.found).toEqual({ need: 'A link' })
})

test('what was typed in the last moment before leaving is kept too', async () => {
  vi.useFakeTimers()
  const store = pageDrafts()
  const { result, unmount } = await draw(store)

  act(() => result.current.keep({ need: 'A link' }))
  unmount()

  expect(await store.load('exception/new')).toMatchObject({ content: '{"need":"A link"}' })
})

test('a draft that could not be kept says so', async () => {
  vi.useFakeTimers()
  const { result } = await draw({ ...pageDrafts(), save: () => Promise.reject(new Error('no line')) })

  act(() => result.current.keep({ need: 'A link' }))
  await act(async () => vi.advanceTimersByTime(1000))

  expect(result.current.state).toBe('failed')
})

test('after the act nothing is left of it', async () => {
  vi.useFakeTimers()
  const store = pageDrafts()
  const { result } = await draw(store)

  act(() => result.current.keep({ need: 'A link' }))
  await act(async () => vi.advanceTimersByTime(1000))
  act(() => result.current.discard())

  expect(await store.load('exception/new')).toBeNull()
  expect(result.current.found).toBeNull()
})

test('what was typed in the last moment before a reload is there after it, and is saved', async () => {
  vi.useFakeTimers()
  const lost = { ...pageDrafts(), save: () => new Promise<never>(() => undefined) }
  const before = await draw(lost)
  act(() => before.result.current.keep({ need: 'A link' }))
  window.dispatchEvent(new Event('pagehide'))

  const store = pageDrafts()
  const after = await draw(store)

  expect(after.result.current.found).toEqual({ need: 'A link' })
  expect(await store.load('exception/new')).toMatchObject({ content: '{"need":"A link"}' })
  expect((await draw(pageDrafts())).result.current.found).toBeNull()
})
