import { expect, test } from 'vitest'
import { addressOf, refusalOf } from './rest'

const file = new File(['Name,Email\n'], 'our people & co.csv')

test('what is said of a file stands in the address, safely', () => {
  const address = addressOf(
    '/imports',
    { kind: 'people', file, year: '', mapping: { name: 'Full name' } },
    { dryRun: 'true' },
  )
  const query = new URL(address, 'http://localhost').searchParams

  expect(Object.fromEntries(query)).toEqual({
    kind: 'people',
    fileName: 'our people & co.csv',
    dryRun: 'true',
    mapping: '{"name":"Full name"}',
  })
})

test.each([
  [422, 'Invalid'],
  [403, 'NotAllowed'],
  [409, 'Conflict'],
  [413, 'NotFound'],
  [503, 'Lost'],
  [500, 'Fault'],
])('HTTP %i is told as %s', (status, name) => {
  expect(refusalOf(status, { message: 'Why.' }).__typename).toBe(name)
})
