import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { safeNext } from './session'
import { SignInForm } from './sign-in-form'

const answer = (status: number, body: object = {}) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(status === 204 ? null : JSON.stringify(body), { status })),
  )

async function signIn(signedIn = vi.fn()) {
  const { user } = await renderIn(<SignInForm onSignedIn={signedIn} />)
  await user.type(screen.getByLabelText('Email'), ' amara@example.org ')
  await user.type(screen.getByLabelText('Password'), 'secret')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  return signedIn
}

test('it sends email and password as JSON and goes on', async () => {
  answer(204)

  const signedIn = await signIn()

  const [url, request] = vi.mocked(fetch).mock.calls[0] ?? []
  expect(url).toBe('/session')
  expect(request).toMatchObject({ method: 'POST', body: '{"email":"amara@example.org","password":"secret"}' })
  expect(signedIn).toHaveBeenCalledOnce()
})

test('a wrong password is told in the words of the server, and what was typed stays', async () => {
  answer(401, { message: 'Email or password is not right.' })

  const signedIn = await signIn()

  expect(screen.getByRole('alert')).toHaveTextContent('Email or password is not right.')
  expect(screen.getByLabelText('Email')).toHaveValue('amara@example.org')
  expect(signedIn).not.toHaveBeenCalled()
})

test('after too many tries it says how long to wait', async () => {
  answer(429, { message: 'x', retryAfter: 90 })

  await signIn()

  expect(screen.getByRole('alert')).toHaveTextContent('Wait 1 minute 30 seconds')
})

test('without a line it says that what was typed is kept', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('offline')))

  await signIn()

  expect(screen.getByRole('alert')).toHaveTextContent(/could not be reached/)
})

test('nothing is sent while something is missing', async () => {
  answer(204)
  const { user } = await renderIn(<SignInForm onSignedIn={vi.fn()} />)

  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(screen.getByLabelText('Email')).toHaveFocus()
  expect(screen.getByLabelText('Password')).toBeInvalid()
  expect(fetch).not.toHaveBeenCalled()
})

test.each([
  ['/exceptions/REQ-2041?q=1', '/exceptions/REQ-2041?q=1'],
  [undefined, '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/sign-in?next=/x', '/'],
])('after signing in with next=%s it leads to %s', (next, path) => {
  expect(safeNext(next)).toBe(path)
})
