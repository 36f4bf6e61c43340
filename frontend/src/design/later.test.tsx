import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { later } from './later'

test('the piece is fetched when it is drawn, with something in its place meanwhile', async () => {
  const load = vi.fn(async () => ({ name }: { name: string }) => <p>Form of {name}</p>)
  const Form = later(load, <p>One moment</p>)
  expect(load).not.toHaveBeenCalled()

  render(<Form name="Amara" />)

  expect(screen.getByText('One moment')).toBeVisible()
  expect(await screen.findByText('Form of Amara')).toBeVisible()
})
