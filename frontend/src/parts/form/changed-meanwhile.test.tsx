import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { ChangedMeanwhile } from './changed-meanwhile'
import { useAsOpened } from './use-as-opened'

function Page({ busy = false }: { busy?: boolean }) {
  const [version, setVersion] = useState(7)
  const seen = useAsOpened(version)
  return (
    <>
      <button onClick={() => setVersion(8)}>Somebody else acts</button>
      <p>Sends {seen}</p>
      <ChangedMeanwhile stands={version} busy={busy} kept />
    </>
  )
}

test('what is sent stays what stood at opening, and a change is told politely', async () => {
  const { user } = await renderIn(<Page />)
  expect(screen.getByRole('status')).toBeEmptyDOMElement()

  await user.click(screen.getByRole('button', { name: 'Somebody else acts' }))

  expect(screen.getByText('Sends 7')).toBeVisible()
  await screen.findByText(/close it and look again/)
  expect(screen.getByRole('status')).toHaveTextContent('What you typed is kept')
  expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'polite')
})

test('one’s own act on its way is not told as a change', async () => {
  const { user } = await renderIn(<Page busy />)

  await user.click(screen.getByRole('button', { name: 'Somebody else acts' }))

  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})
