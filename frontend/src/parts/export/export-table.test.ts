import { expect, test, vi } from 'vitest'
import { download, exportTable } from './export-table'

const asked = {
  columns: ['stage'],
  language: 'de',
  variables: { search: 'north', filter: null, orderBy: null },
}

test('the state of the page is what is asked for, and the file is handed over whole', async () => {
  const sent = vi.fn(async () => new Response('a,b', { headers: { 'X-Rows': '2' } }))
  vi.stubGlobal('fetch', sent)
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: vi.fn() }))

  const { rows } = await exportTable('projects', 'csv', asked)

  expect(rows).toBe(2)
  expect(sent).toHaveBeenCalledWith(
    '/exports/projects',
    expect.objectContaining({
      body: '{"format":"csv","columns":["stage"],"search":"north","filter":null,"orderBy":null,"language":"de"}',
    }),
  )
})

test('a refusal is told in the words of the server', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"message":"Not yours."}', { status: 403 }))

  expect(await exportTable('projects', 'csv', asked)).toEqual({ refused: 'Not yours.' })
})

test('a file by its address is handed over under its name, or the reason why not', async () => {
  const sent = vi.fn(async () => new Response('BEGIN:VCALENDAR'))
  const created = vi.fn(() => 'blob:x')
  vi.stubGlobal('fetch', sent)
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: created, revokeObjectURL: vi.fn() }))

  expect(await download('/calendars/exceptions.ics?office=pmo', 'exceptions.ics')).toBeUndefined()
  expect(sent).toHaveBeenCalledWith('/calendars/exceptions.ics?office=pmo')
  expect(created).toHaveBeenCalledOnce()
  vi.stubGlobal('fetch', async () => new Response('{"message":"Not yours."}', { status: 403 }))

  expect(await download('/calendars/exceptions.ics', 'exceptions.ics')).toBe('Not yours.')
})
