import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { DraftContext, pageDrafts } from '../draft/store'
import { renderIn } from '~/testing/render'
import { ActDialog } from './act-dialog'
import { FormArea } from './fields'
import { useActForm } from './use-act-form'

type Values = { why: string }
const schema = z.object({ why: z.string().check(z.minLength(1, 'Say why.')) })

function Asked({
  send,
  keep,
  onClose,
}: {
  send: () => Promise<unknown>
  keep?: string
  onClose: () => void
}) {
  const form = useActForm<Values, Values>({
    schema,
    defaults: { why: '' },
    act: { send, refusal: null },
    input: values => values,
    ...(keep && { keep }),
  })
  const act = { busy: false, refusal: null, retry: async () => null }
  return (
    <ActDialog title="Revoke" send="Revoke now" form={form} act={act} onClose={onClose}>
      <FormArea form={form} name="why" label="Why" />
    </ActDialog>
  )
}

function Page({ send = vi.fn(async () => null), keep }: { send?: () => Promise<unknown>; keep?: string }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      {open && (
        <Asked
          send={() => send().then(done => (done && close(), done))}
          onClose={close}
          {...(keep && { keep })}
        />
      )}
    </>
  )
}

const opened = async (page: React.ReactNode) => {
  const { user } = await renderIn(<DraftContext value={pageDrafts()}>{page}</DraftContext>)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await screen.findByLabelText('Why')
  return user
}

test('what is not kept is asked about before Escape throws it away', async () => {
  const user = await opened(<Page />)
  await user.type(screen.getByLabelText('Why'), 'The supplier left')

  await user.keyboard('{Escape}')

  expect(screen.getByRole('alert')).toHaveTextContent('not been sent and is not kept')
  await user.click(screen.getByRole('button', { name: 'Go on writing' }))
  expect(screen.getByLabelText('Why')).toHaveValue('The supplier left')
})

test('a dialog in which nothing was typed closes at once', async () => {
  const user = await opened(<Page />)

  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByLabelText('Why')).toBeNull())
})

test('what is kept closes at once and is there again', async () => {
  const user = await opened(<Page keep="REQ-1/revoke" />)
  await user.type(screen.getByLabelText('Why'), 'The supplier left')

  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByLabelText('Why')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Open' }))

  await waitFor(() => expect(screen.getByLabelText('Why')).toHaveValue('The supplier left'))
  await user.click(screen.getByRole('button', { name: 'Start afresh' }))
  expect(screen.getByLabelText('Why')).toHaveValue('')
})

test('what was sent is not kept', async () => {
  const user = await opened(<Page keep="REQ-1/revoke" send={async () => ({})} />)
  await user.type(screen.getByLabelText('Why'), 'The supplier left')

  await user.click(screen.getByRole('button', { name: 'Revoke now' }))
  await waitFor(() => expect(screen.queryByLabelText('Why')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await screen.findByLabelText('Why')

  await new Promise(resolve => setTimeout(resolve, 50))
  expect(screen.getByLabelText('Why')).toHaveValue('')
})

test('leaving a field says nothing; sending does, and what is mended keeps its place', async () => {
  const user = await opened(<Page />)
  await user.click(screen.getByLabelText('Why'))
  await user.tab()
  expect(screen.queryByRole('alert')).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Revoke now' }))
  expect(screen.getByRole('alert')).toHaveTextContent('One thing needs your attention')
  await user.type(screen.getByLabelText('Why'), 'x')

  expect(screen.getByRole('alert')).toHaveTextContent('Nothing stands in the way any more')
  expect(screen.getByText('Say why.')).toBeVisible()
})

test('a dialog over a form with a field of the same name has a control of its own, and its errors lead there', async () => {
  const around = (
    <>
      <label htmlFor="why">Why around</label>
      <input id="why" />
      <Page />
    </>
  )
  const user = await opened(around)

  const inside = screen.getByLabelText('Why')
  expect(inside.id).not.toBe('why')
  await user.click(screen.getByRole('button', { name: 'Revoke now' }))
  await user.click(await screen.findByRole('link', { name: 'Say why.' }))
  expect(inside).toHaveFocus()
})
