import { useRouterState } from '@tanstack/react-router'
import { act, renderHook, screen, waitFor, within } from '@testing-library/react'
import { RelayEnvironmentProvider } from 'react-relay/hooks'
import {
  Environment,
  Network,
  Observable,
  RecordSource,
  Store,
  type GraphQLResponse,
  type RequestParameters,
  type Variables,
} from 'relay-runtime'
import { beforeEach, expect, test, vi } from 'vitest'
import { useToasts } from '~/design/toast/toast'
import { renderAt } from '~/testing/render'
import Palette from './palette'

const edges = (...nodes: object[]) => ({ edges: nodes.map(node => ({ node })) })
const nothing = {
  ...{ projects: edges(), exceptionRequests: edges(), services: edges() },
  ...{ initiatives: edges(), rules: edges(), classWaivers: edges(), people: edges() },
}
const harbour = { id: 'p7', ref: 'P-0007', name: 'Harbour move' }

type Asked = {
  name: string
  variables: Variables
  answer: (data: object) => void
  fail: () => void
  ended: boolean
}
let asked: Asked[]

function ask({ name }: RequestParameters, variables: Variables) {
  return Observable.create<GraphQLResponse>(sink => {
    const question: Asked = {
      ...{ name, variables, ended: false },
      answer: data => {
        sink.next({ data } as GraphQLResponse)
        sink.complete()
      },
      fail: () => sink.error(new Error('no line')),
    }
    asked.push(question)
    return () => void (question.ended = true)
  })
}

const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(ask),
})

function Where() {
  return <p data-testid="where">{useRouterState({ select: state => state.location.href })}</p>
}

async function open(acts: readonly string[] = [], locale: 'en' | 'de' | 'pseudo' = 'en') {
  const close = vi.fn()
  const { user } = await renderAt(
    '/x',
    <RelayEnvironmentProvider environment={environment}>
      <Where />
      <Palette open onOpenChange={close} acts={acts} />
    </RelayEnvironmentProvider>,
    locale,
  )
  return { user, close, field: await screen.findByRole('combobox') }
}
const options = () => screen.queryAllByRole('option').map(option => option.textContent?.trim())
const question = (number: number) =>
  waitFor(() => (asked[number - 1] as Asked | undefined) ?? Promise.reject(new Error()))
const answer = (number: number, data: object) => act(() => asked[number - 1]?.answer({ ...nothing, ...data }))

beforeEach(() => {
  asked = []
})

test('records are asked for from two letters on, once after the last letter', async () => {
  const { user, field } = await open()

  await user.type(field, 'h')
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(asked).toHaveLength(0)
  await user.type(field, 'arb')

  await question(1)
  expect(asked.map(one => one.variables)).toEqual([{ typed: 'harb', people: false }])
})

test('what is found stands under its kind, with its reference, and is announced', async () => {
  const { user, field } = await open()
  await user.type(field, 'harb')
  await question(1)

  answer(1, { projects: edges(harbour), rules: edges({ id: 'r', ref: 'R-014', name: 'Harbour rule' }) })

  const projects = screen.getByRole('group', { name: 'Projects' })
  expect(within(projects).getByRole('option')).toHaveAccessibleName('Harbour move P-0007')
  expect(options()).toEqual(['Harbour move P-0007', 'Harbour rule R-014'])
  expect(screen.getByRole('status')).toHaveTextContent('2 records found')
})

const goesTo = (path: string) => waitFor(() => expect(screen.getByTestId('where')).toHaveTextContent(path))

test('Enter goes to the page of the record, and the palette closes', async () => {
  const { user, field, close } = await open()
  await user.type(field, 'harb')
  await question(1)
  answer(1, { projects: edges(harbour) })

  await user.keyboard('{Enter}')

  expect(close).toHaveBeenCalledWith(false)
  await goesTo('/projects/P-0007')
})

test('a newer question ends the older one, whose answer is shown no more', async () => {
  const { user, field } = await open()
  await user.type(field, 'harb')
  const first = await question(1)

  await user.type(field, 'our r')
  await question(2)

  expect(first.ended).toBe(true)
  answer(1, { projects: edges(harbour) })
  expect(options()).toEqual([])
})

test('while the next answer is under way, what no longer fits is gone and cannot be chosen', async () => {
  const { user, field } = await open()
  await user.type(field, 'harb')
  await question(1)
  answer(1, { projects: edges(harbour, { id: 'p8', ref: 'P-0008', name: 'Harbinger' }) })

  await user.type(field, 'our')

  expect(options()).toEqual(['Harbour move P-0007'])
})

test.each([
  ['p-0007', '/projects/P-0007'],
  ['REQ-2041', '/exceptions/REQ-2041'],
  ['S-012', '/services/S-012'],
  ['C-031', '/changes/C-031'],
  ['R-014', '/rules/R-014'],
  ['W-0001', '/rules/waivers/W-0001'],
])('%s and Enter lead to its page at once, before any answer', async (typed, path) => {
  const { user, field } = await open()

  await user.type(field, `${typed}{Enter}`)

  await goesTo(path)
  expect(asked).toEqual([])
})

test('a record that was found under its reference stands in the list once, with its name', async () => {
  const { user, field } = await open()
  await user.type(field, 'P-0007')
  await question(1)

  answer(1, { projects: edges(harbour) })

  expect(options()).toEqual(['P-0007 Harbour move'])
})

test('the reference of a gate leads to its project', async () => {
  const { user, field } = await open()

  await user.type(field, 'G-0119{Enter}')
  const gate = await question(1)
  act(() => gate.answer({ gate: { id: 'g', project: harbour } }))

  expect(gate.variables).toEqual({ ref: 'G-0119' })
  await goesTo('/projects/P-0007')
})

test.each([
  ['is not there or must not be seen', { gate: null }, 'There is no G-0119 that you can see'],
  ['cannot be looked up', null, 'G-0119 could not be looked up. Try again.'],
])('a gate that %s is said, and nothing is left', async (_, data, message) => {
  const { user, field } = await open()
  const said = renderHook(() => useToasts())

  await user.type(field, 'G-0119{Enter}')
  const gate = await question(1)
  act(() => (data ? gate.answer(data) : gate.fail()))

  await waitFor(() => expect(said.result.current.at(-1)?.message).toBe(message))
  expect(screen.getByTestId('where')).toHaveTextContent('/x')
})

test('people are found by those who may see the list of people, and lead to it', async () => {
  const { user, field } = await open(['organisation:read'])
  await user.type(field, 'amara')
  const { variables } = await question(1)
  answer(1, { people: edges({ id: 'a', name: 'Amara Okafor', title: 'PMO lead' }) })

  await user.keyboard('{Enter}')

  expect(variables).toEqual({ typed: 'amara', people: true })
  await goesTo('/settings/people?q=Amara')
})

test('when nothing matches it says so; with one letter it says why no record is listed', async () => {
  const { user, field } = await open()

  await user.type(field, '§')
  expect(screen.getByText(/Records are searched from two letters on/)).toBeVisible()
  await user.type(field, '§')
  await question(1)
  answer(1, {})

  expect(screen.getByText('Nothing matches. Try fewer letters.')).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('No record found')
})

test('a search that fails is told, pages stay within reach, and it can be tried again', async () => {
  const { user, field } = await open()
  await user.type(field, 'theme')
  const first = await question(1)
  act(() => first.fail())

  expect(screen.getByRole('alert')).toHaveTextContent('Records could not be searched.')
  expect(options()).toContain('Use the dark theme')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await question(2)
  answer(2, { projects: edges({ ...harbour, name: 'Theme park' }) })

  expect(screen.queryByRole('alert')).toBeNull()
  expect(options()).toContain('Theme park P-0007')
})

test('it speaks German', async () => {
  const { user, field } = await open([], 'de')
  await user.type(field, 'hafen')
  await question(1)

  answer(1, { projects: edges({ ...harbour, name: 'Hafenumzug' }) })

  expect(screen.getByRole('group', { name: 'Projekte' })).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('1 Datensatz gefunden')
})
