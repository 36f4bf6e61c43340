import { expect, test } from 'vitest'
import { day, flag, listOf, oneOf, search, text, whole } from './search'

const validate = search({
  q: text,
  state: listOf(oneOf('OPEN', 'DECIDED')),
  page: whole,
  mine: flag,
  from: day,
})

test('what fits is kept, what does not is left out, and nothing else comes in', () => {
  expect(
    validate({ q: 'link', state: ['OPEN', 'NONSENSE'], page: '2', mine: 'true', from: '2026-01-01', x: 1 }),
  ).toEqual({
    q: 'link',
    state: ['OPEN'],
    page: 2,
    mine: true,
    from: '2026-01-01',
  })
})

test('an address written by hand never breaks a page', () => {
  expect(validate({ q: '', state: { a: 1 }, page: '-1', mine: 'maybe', from: 'yesterday' })).toEqual({})
})

test('a search for digits stays text', () => {
  expect(validate({ q: 2041 })).toEqual({ q: '2041' })
})
