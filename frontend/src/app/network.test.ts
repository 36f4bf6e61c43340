import type { RequestParameters } from 'relay-runtime'
import { beforeEach, expect, test, vi } from 'vitest'
import type * as NetworkModule from './network'
import type * as StateModule from './session/state'
import { ConnectionLost, Forbidden, Outdated, ServerFault, SignedOut, TooLong } from '~/parts/act/faults'

const query = { id: 'a1', name: 'q', operationKind: 'query', text: null } as unknown as RequestParameters
const mutation = { ...query, operationKind: 'mutation' } as RequestParameters
const reply = (status: number, body: object = {}) => new Response(JSON.stringify(body), { status })
const fault = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] })

let network: typeof NetworkModule
let state: typeof StateModule
const send = (params: RequestParameters, variables = {}) => network.fetchDocument(params, variables)

beforeEach(async () => {
  vi.resetModules()
  network = await import('./network')
  state = await import('./session/state')
  vi.stubGlobal('fetch', vi.fn())
})

// modules are read anew for each test, so errors are told apart by name
const named = (error: { name: string }) => expect.objectContaining({ name: error.name })

test('only the id of a compiled document and its variables are sent, as JSON', async () => {
  vi.mocked(fetch).mockResolvedValue(reply(200, { data: { a: 1 } }))

  const answer = await send(query, { ref: 'P-0007' })

  const [url, request] = vi.mocked(fetch).mock.calls[0] ?? []
  expect(url).toBe('/graphql')
  expect(JSON.parse(String(request?.body))).toEqual({
    documentId: 'a1',
    operationName: 'q',
    variables: { ref: 'P-0007' },
  })
  expect(request?.headers).toMatchObject({ 'content-type': 'application/json' })
  expect(answer).toEqual({ data: { a: 1 } })
})

test('whoever never was signed in is told so at once', async () => {
  vi.mocked(fetch).mockResolvedValue(reply(401))

  await expect(send(query)).rejects.toEqual(named(new SignedOut()))
})

test('a session that ended holds what was sent until somebody signs in again, then sends it', async () => {
  state.signedInAs('p1')
  vi.mocked(fetch)
    .mockResolvedValueOnce(reply(401))
    .mockResolvedValueOnce(reply(200, { data: { done: true } }))

  const sending = send(mutation, { key: 'k1' })
  await vi.waitFor(() => expect(state.sessionState().session).toBe('ended'))
  expect(fetch).toHaveBeenCalledOnce()
  state.sessionRestored()

  await expect(sending).resolves.toEqual({ data: { done: true } })
  const bodies = vi.mocked(fetch).mock.calls.map(call => String(call[1]?.body))
  expect(bodies[1]).toBe(bodies[0])
})

test('a query that finds no line is tried once more', async () => {
  vi.mocked(fetch)
    .mockRejectedValueOnce(new TypeError())
    .mockResolvedValueOnce(reply(200, { data: {} }))

  await send(query)

  expect(fetch).toHaveBeenCalledTimes(2)
  expect(state.sessionState().line).toBe('ok')
})

test('an act that finds no line is never sent again by itself', async () => {
  vi.mocked(fetch).mockRejectedValue(new TypeError())

  await expect(send(mutation)).rejects.toEqual(named(new ConnectionLost()))

  expect(fetch).toHaveBeenCalledOnce()
  expect(state.sessionState().line).toBe('lost')
})

test.each([
  [403, {}, new Forbidden()],
  [413, {}, new TooLong()],
  [503, {}, new ConnectionLost()],
  [400, fault('unknown_document'), new Outdated()],
  [200, { data: null, ...fault('unexpected') }, new ServerFault('No.')],
  [500, {}, new ServerFault('HTTP 500')],
])('status %d with %j is told as what it is', async (status, body, error) => {
  vi.mocked(fetch).mockResolvedValue(reply(status, body))

  await expect(send(mutation)).rejects.toEqual(named(error))
})

const signalOf = () => vi.mocked(fetch).mock.calls[0]?.[1]?.signal

test('a query that nobody waits for any more is broken off, and the line is not taken for lost', async () => {
  vi.mocked(fetch).mockImplementation(
    (_, request) =>
      new Promise((_, refuse) =>
        request?.signal?.addEventListener('abort', () => refuse(new Error('aborted'))),
      ),
  )
  const error = vi.fn()

  network.observeDocument(query, {}).subscribe({ error }).unsubscribe()
  await new Promise(resolve => setTimeout(resolve))

  expect(signalOf()?.aborted).toBe(true)
  expect(fetch).toHaveBeenCalledOnce()
  expect(error).not.toHaveBeenCalled()
  expect(state.sessionState().line).toBe('ok')
})

test('an act goes its way, whoever still waits for it', async () => {
  vi.mocked(fetch).mockResolvedValue(reply(200, { data: {} }))

  network.observeDocument(mutation, {}).subscribe({}).unsubscribe()

  expect(signalOf()).toBeUndefined()
})
