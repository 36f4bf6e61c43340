import { Environment, Network, RecordSource, Store, type GraphQLResponse } from 'relay-runtime'
import { expect, test } from 'vitest'
import { mutation } from '../acts/approve-request'
import { runBulk, type Item, type Outcome } from './run'

const item = (key: string): Item => ({ id: `id-${key}`, ref: `REQ-${key}`, title: key, version: 3, key })
const done = (state: string) => ({
  __typename: 'ApproveRequestDone',
  exceptionRequest: { __typename: 'ExceptionRequest', id: state, ref: state, state },
})

/** Runs as many requests as there are answers, and tells what was sent and what became of each. */
async function ran(answers: (object | Error)[]) {
  const sent: unknown[] = []
  const network = Network.create((_, variables) => {
    const answer = answers[sent.push(variables) - 1]
    if (answer instanceof Error) throw answer
    return Promise.resolve({ data: { approveRequest: answer } } as unknown as GraphQLResponse)
  })
  const environment = new Environment({ network, store: new Store(new RecordSource()) })
  const last = new Map<string, Outcome>()
  const items = answers.map((_, at) => item(String(at)))
  await runBulk(
    environment,
    mutation,
    'approveRequest',
    items,
    ({ id }) => ({ requestId: id }),
    (key, outcome) => last.set(key, outcome),
  )
  return { last, sent }
}

test('a refusal of one stops no other, and each goes with a key of its own', async () => {
  const { last, sent } = await ran([
    done('approved'),
    { __typename: 'Conflict', message: 'Somebody was faster.' },
    done('approved_with_conditions'),
  ])

  expect(sent).toMatchObject([{ key: '0' }, { key: '1' }, { key: '2' }])
  expect(last.get('0')).toEqual({ state: 'done', stands: 'approved' })
  expect(last.get('1')).toMatchObject({ state: 'refused', refusal: { __typename: 'Conflict' } })
  expect(last.get('2')).toMatchObject({ state: 'done' })
})

test('a signature that decides nothing yet is told with the state that stands', async () => {
  const { last } = await ran([done('deciding')])

  expect(last.get('0')).toEqual({ state: 'done', stands: 'deciding' })
})

test('a line that is lost for one is told of that one alone', async () => {
  const { last } = await ran([new TypeError('no line'), done('approved')])

  expect(last.get('0')).toMatchObject({ state: 'refused' })
  expect(last.get('1')).toMatchObject({ state: 'done' })
})
