import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { RelayEnvironmentProvider } from 'react-relay/hooks'
import {
  commitMutation,
  Environment,
  Network,
  RecordSource,
  Store,
  type GraphQLTaggedNode,
} from 'relay-runtime'
import { beforeEach, expect, test, vi } from 'vitest'
import { ConnectionLost, ServerFault, TooLong } from './faults'
import { useAct } from './use-act'

vi.mock('relay-runtime', async original => ({ ...(await original<object>()), commitMutation: vi.fn() }))

type Confirm = {
  variables: { key: string; input: { text: string } }
  response: {
    confirm: { __typename: 'ConfirmDone'; ref: string } | { __typename: 'Conflict'; message: string }
  }
}
type Sent = {
  variables: Confirm['variables']
  onCompleted: (response: Confirm['response'], errors: null) => void
  onError: (error: Error) => void
}

const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(vi.fn()),
})
const wrapper = ({ children }: { children: ReactNode }) => (
  <RelayEnvironmentProvider environment={environment}>{children}</RelayEnvironmentProvider>
)
const draw = (onDone = vi.fn()) =>
  renderHook(() => useAct<Confirm, 'confirm'>({} as GraphQLTaggedNode, 'confirm', onDone), { wrapper }).result

let sent: Sent[]
const keys = () => sent.map(one => one.variables.key)

beforeEach(() => {
  sent = []
  vi.mocked(commitMutation).mockImplementation((_, config) => {
    sent.push(config as unknown as Sent)
    return { dispose: vi.fn() }
  })
})

test('a double press sends once', async () => {
  const result = draw()

  act(() => {
    void result.current.send({ text: 'yes' })
    void result.current.send({ text: 'yes' })
  })

  expect(sent).toHaveLength(1)
  expect(result.current.busy).toBe(true)
})

test('after a lost connection the same thing is sent again under the same key', async () => {
  const result = draw()

  await act(async () => {
    void result.current.send({ text: 'yes' })
    sent[0]?.onError(new ConnectionLost())
  })
  expect(result.current.refusal).toEqual({ __typename: 'Lost' })
  act(() => void result.current.retry())

  expect(keys()[1]).toBe(keys()[0])
  expect(sent[1]?.variables.input).toEqual({ text: 'yes' })
})

test('once done, the next thing gets a new key', async () => {
  const done = vi.fn()
  const result = draw(done)

  await act(async () => {
    void result.current.send({ text: 'yes' })
    sent[0]?.onCompleted({ confirm: { __typename: 'ConfirmDone', ref: 'REQ-1' } }, null)
  })
  act(() => void result.current.send({ text: 'more' }))

  expect(done).toHaveBeenCalledExactlyOnceWith({ __typename: 'ConfirmDone', ref: 'REQ-1' })
  expect(keys()[1]).not.toBe(keys()[0])
})

test('a refusal is told, nothing counts as done, and the key stays with the form', async () => {
  const done = vi.fn()
  const result = draw(done)

  let answer: unknown = 'unset'
  await act(async () => {
    const sending = result.current.send({ text: 'yes' })
    sent[0]?.onCompleted({ confirm: { __typename: 'Conflict', message: 'It was decided meanwhile.' } }, null)
    answer = await sending
  })
  act(() => void result.current.send({ text: 'yes' }))

  expect(answer).toBeNull()
  expect(done).not.toHaveBeenCalled()
  expect(keys()[1]).toBe(keys()[0])
})

test.each([
  [new ServerFault('boom', 'a1b2'), { __typename: 'Fault', id: 'a1b2' }],
  [new TooLong(), { __typename: 'TooLong' }],
])('%s is told as what it is', async (error, refusal) => {
  const result = draw()

  await act(async () => {
    void result.current.send({ text: 'yes' })
    sent[0]?.onError(error)
  })

  expect(result.current.refusal).toEqual(refusal)
  expect(result.current.busy).toBe(false)
})
