import { act, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { watch } from '~/parts/live/line'
import { renderIn } from '~/testing/render'
import { PeopleHere } from './people-here'

vi.mock('~/parts/live/line', () => ({ watch: vi.fn() }))

type Told = Parameters<typeof watch>[2]
let told: Told
const asked: unknown[] = []
const person = (name: string, me = false) => ({ id: name, name, me })
const arrives = (people: object[], withheld = false) =>
  act(() => told.next({ peopleHere: { people, withheld } }))

beforeEach(() => {
  asked.length = 0
  localStorage.clear()
  vi.mocked(watch).mockImplementation((_params, variables, ears) => {
    asked.push(variables)
    told = ears
    return () => undefined
  })
})

it('names the others, counts those beyond a few, and says nothing without a line', async () => {
  await renderIn(<PeopleHere request="r" />)
  expect(screen.queryByRole('status')).toBeNull()

  arrives([person('Marta'), person('Rita', true)])
  expect(screen.getByText('Marta')).toBeInTheDocument()
  expect(screen.queryByText('Rita')).toBeNull()

  arrives(['A', 'B', 'C', 'D', 'E', 'F'].map(name => person(name)))
  expect(screen.getByRole('status')).toHaveTextContent('and 2 more')

  act(() => told.line(false))
  expect(screen.queryByRole('status')).toBeNull()
})

it('says of nobody whether they are here where somebody is sealed', async () => {
  await renderIn(<PeopleHere request="r" />)

  arrives([], true)

  expect(screen.getByText(/somebody is sealed/)).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})

it('lets somebody choose not to be named, and keeps that', async () => {
  const { user } = await renderIn(<PeopleHere request="r" />)
  arrives([person('Rita', true)])

  await user.click(screen.getByRole('button', { name: 'You are named' }))

  expect(asked).toEqual([
    { request: 'r', named: true },
    { request: 'r', named: false },
  ])
  await renderIn(<PeopleHere request="other" />)
  expect(asked.at(-1)).toEqual({ request: 'other', named: false })
})
