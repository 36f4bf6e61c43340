import { screen, within } from '@testing-library/react'
import { buildSchema } from 'graphql'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { renderIn } from '~/testing/render'
import { Panel } from './panel'
import { onward, START, type Place } from './place'

// jsdom lays nothing out, so nothing comes into view
Element.prototype.scrollIntoView ??= () => undefined
// of the editors only the way a description is drawn is needed
vi.mock('@graphiql/react', () => ({
  MarkdownContent: ({ children }: { children: string }) => <div>{children}</div>,
}))

const schema = buildSchema(`
  type Query { project(ref: String! = "P-1", code: Int = null @deprecated(reason: "No codes.")): Project }
  "What is delivered."
  type Project { name: String! title: String @deprecated(reason: "Use name.") }
`)

function Opened({ close }: { close: () => void }) {
  const [trail, setTrail] = useState<readonly Place[]>([START])
  return (
    <Panel
      id="panel"
      schema={schema}
      trail={trail}
      begin="search"
      go={(to, from) => setTrail(way => onward(way, to, from))}
      close={close}
    />
  )
}

test('a type tells its fields, what begins as which value, and what is deprecated', async () => {
  const { user } = await renderIn(<Opened close={() => undefined} />)

  await user.click(screen.getByRole('button', { name: 'Query' }))
  const [field] = screen.getAllByRole('listitem')
  expect(field).toHaveTextContent('ref: String! = "P-1"')
  expect(field).toHaveTextContent('code: Int')
  expect(field).not.toHaveTextContent('= null')
  expect(field).toHaveTextContent('No codes.')
  await user.click(screen.getByRole('button', { name: 'Project' }))
  expect(screen.getByRole('heading', { name: 'Project' })).toHaveFocus()
  expect(screen.getByText('What is delivered.')).toBeInTheDocument()
  const title = screen.getAllByRole('listitem').at(-1) as HTMLElement
  expect(within(title).getByText('deprecated')).toBeInTheDocument()
  expect(title).toHaveTextContent('Use name.')
})

test('what is found again is shown again', async () => {
  const { user } = await renderIn(<Opened close={() => undefined} />)
  const search = screen.getByRole('searchbox')

  for (let times = 0; times < 2; times += 1) {
    await user.type(search, 'Project.name{Enter}')
    expect(search).toHaveValue('')
    expect(screen.getByText('name').closest('li')).toHaveFocus()
  }
})

test('Escape empties the search first, then closes', async () => {
  const close = vi.fn()
  const { user } = await renderIn(<Opened close={close} />)

  await user.type(screen.getByRole('searchbox'), 'title')
  expect(await screen.findByText('1 name.')).toBeInTheDocument()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('searchbox')).toHaveValue('')
  expect(close).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(close).toHaveBeenCalledOnce()
})
