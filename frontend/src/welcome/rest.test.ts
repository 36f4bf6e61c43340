import { expect, test, vi } from 'vitest'
import { post, refusalOf } from './rest'

const problem = { field: 'password', code: 'too_short', message: 'Use at least 12 characters.' }

test.each([
  [404, 'NotFound'],
  [409, 'Conflict'],
  [429, 'NotFound'],
  [403, 'NotAllowed'],
  [503, 'Lost'],
  [500, 'Fault'],
])('HTTP %i is told as %s', (status, name) => {
  expect(refusalOf(status, { message: 'Why.' }).__typename).toBe(name)
})

test('what is wrong with the input keeps its fields', () => {
  expect(refusalOf(422, { problems: [problem] })).toEqual({ __typename: 'Invalid', problems: [problem] })
})

test('no answer is a lost line, not a refusal', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))

  expect(await post('/invitation', {})).toEqual({ refusal: { __typename: 'Lost' } })
  vi.unstubAllGlobals()
})
