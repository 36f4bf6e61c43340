import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { say } from './toast'
import { Toasts } from './toasts'

test('a message appears in a region that was there before, can be taken back, and goes', async () => {
  const undo = vi.fn()
  const { user } = await renderIn(<Toasts />)
  const region = screen.getByRole('region', { name: 'Messages' })

  act(() => say('Marked as real', { undo: { label: 'Undo', run: undo } }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(undo).toHaveBeenCalledOnce()
  expect(region).toHaveTextContent('')
})
