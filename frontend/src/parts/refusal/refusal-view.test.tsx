import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { RefusalView } from './refusal-view'

test('a denial names the facts in the way first, and the nearest that would be permitted', async () => {
  await renderIn(
    <RefusalView
      refusal={{
        __typename: 'NotAllowed',
        message: 'You may not approve this.',
        facts: [
          { label: 'Took part', value: 'no', standsInTheWay: false },
          { label: 'Your limit', value: '$25,000', standsInTheWay: true },
        ],
        nearest: 'asks of up to $25,000',
      }}
    />,
  )

  expect(screen.getByRole('alert')).toHaveTextContent('You may not approve this.')
  expect(screen.getAllByRole('listitem').map(fact => fact.textContent)).toEqual([
    'Your limit: $25,000',
    'Took part: no',
  ])
  expect(screen.getByText(/asks of up to \$25,000/)).toBeInTheDocument()
})

test('problems are listed and lead to their fields', async () => {
  await renderIn(
    <RefusalView
      refusal={{
        __typename: 'Invalid',
        problems: [{ field: 'amount', code: 'negative', message: 'Not below zero.' }],
      }}
    />,
  )

  expect(screen.getByRole('link', { name: 'Not below zero.' })).toHaveAttribute('href', '#amount')
})

test('after a lost connection it says that sending again is safe, and sends again', async () => {
  const retry = vi.fn()
  const { user } = await renderIn(<RefusalView refusal={{ __typename: 'Lost' }} onRetry={retry} />)

  await user.click(screen.getByRole('button', { name: 'Send again' }))

  expect(screen.getByRole('alert')).toHaveTextContent(/never carried out twice/)
  expect(retry).toHaveBeenCalledOnce()
})

test('after a fault nobody knows what was stored: the same form is sent again under its key', async () => {
  const retry = vi.fn()
  const { user } = await renderIn(
    <RefusalView refusal={{ __typename: 'Fault', id: 'a1b2' }} onRetry={retry} />,
  )

  await user.click(screen.getByRole('button', { name: 'Send again' }))

  expect(screen.getByRole('alert')).toHaveTextContent(/never carried out twice.*a1b2/)
  expect(screen.getByRole('alert')).not.toHaveTextContent(/nothing was stored/i)
  expect(retry).toHaveBeenCalledOnce()
})

test('a conflict shows what stands now only when asked, because what was typed would go', async () => {
  const reload = vi.fn()
  const { user } = await renderIn(
    <RefusalView refusal={{ __typename: 'Conflict', message: 'Decided by Lena Novak.' }} onReload={reload} />,
  )
  expect(reload).not.toHaveBeenCalled()

  await user.click(screen.getByRole('button', { name: 'Show what stands now' }))

  expect(reload).toHaveBeenCalledOnce()
})
