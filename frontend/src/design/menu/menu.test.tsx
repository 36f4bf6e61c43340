import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { Menu } from './menu'

const draw = (save = vi.fn(), close = vi.fn(), tick = vi.fn()) =>
  renderIn(
    <Menu
      label="More"
      entries={[
        { label: 'Save', onSelect: save },
        { label: 'Close', onSelect: close, reason: 'Only the owner can' },
        'line',
        { label: 'Owner', checked: true, onSelect: tick },
      ]}
    >
      More
    </Menu>,
  )

test('arrows and letters move, Escape closes and gives the focus back', async () => {
  const { user } = await draw()

  await user.tab()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Save' })).toHaveFocus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('menuitemcheckbox', { name: 'Owner' })).toHaveFocus()
  await user.keyboard('{ArrowDown}c')
  expect(screen.getByRole('menuitem', { name: /Close/ })).toHaveFocus()
  await user.keyboard('{Escape}')

  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(screen.getByRole('button')).toHaveFocus()
})

test('an act runs and closes; one that is not open says why and does nothing; a choice stays open', async () => {
  const [save, close, tick] = [vi.fn(), vi.fn(), vi.fn()]
  const { user } = await draw(save, close, tick)

  await user.click(screen.getByRole('button'))
  await user.click(screen.getByRole('menuitem', { name: /Close.*Only the owner can/ }))
  await user.click(screen.getByRole('menuitemcheckbox'))
  expect(screen.getByRole('menu')).toBeInTheDocument()
  await user.click(screen.getByRole('menuitem', { name: 'Save' }))

  expect(close).not.toHaveBeenCalled()
  expect(tick).toHaveBeenCalledOnce()
  expect(save).toHaveBeenCalledOnce()
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
})
