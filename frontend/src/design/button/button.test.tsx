import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { Button } from './button'

test('a closed button can be reached and says why and who can', async () => {
  const press = vi.fn()
  const { user } = await renderIn(
    <Button reason="Over your limit." whoCan="Lena Novak" onClick={press}>
      Approve
    </Button>,
  )

  await user.tab()
  await user.click(screen.getByRole('button'))

  const button = screen.getByRole('button', { name: 'Approve' })
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription(/Over your limit.*Lena Novak/)
  expect(press).not.toHaveBeenCalled()
})

test('a busy button takes no second press, not even by Enter in its form', async () => {
  const send = vi.fn((event: React.FormEvent) => event.preventDefault())
  const { user } = await renderIn(
    <form onSubmit={send}>
      <Button type="submit" busy>
        Send
      </Button>
    </form>,
  )

  await user.click(screen.getByRole('button'))
  await user.keyboard('{Enter}')

  expect(send).not.toHaveBeenCalled()
})

test('an open button does what it says once', async () => {
  const press = vi.fn()
  const { user } = await renderIn(<Button onClick={press}>Go</Button>)

  await user.click(screen.getByRole('button'))

  expect(press).toHaveBeenCalledOnce()
})
