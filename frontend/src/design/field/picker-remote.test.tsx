import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import PickerRemote, { type Found } from './picker-remote'

const found: Found = {
  state: 'found',
  records: [
    {
      id: 'a',
      label: 'Marta',
      refused: { code: 'helper_is_requester', message: 'The person who asks cannot be the helper.' },
    },
    { id: 'b', label: 'Remo', note: 'Network' },
  ],
}
const useAll = () => found

test('who cannot be named is shown with the reason, and cannot be picked', async () => {
  const pick = vi.fn()
  const { user } = await renderIn(
    <PickerRemote label="Who helps" value={null} onChange={pick} useFound={useAll} />,
  )

  await user.click(screen.getByRole('button', { name: 'Show the list' }))
  const marta = await screen.findByRole('option', { name: /Marta/ })
  expect(marta).toHaveTextContent('The person who asks cannot be the helper.')
  expect(marta).toHaveAttribute('aria-disabled', 'true')

  await user.click(marta)
  expect(pick).not.toHaveBeenCalled()

  await user.click(screen.getByRole('option', { name: /Remo/ }))
  expect(pick.mock.calls[0]?.[0]).toMatchObject({ id: 'b' })
})
