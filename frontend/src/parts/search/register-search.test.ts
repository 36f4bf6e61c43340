import { expect, test } from 'vitest'
import { registerSearch, registerVariables } from './register-search'

test('an address without a choice asks for all requests, the newest first', () => {
  expect(registerVariables({})).toEqual({
    filter: {},
    facets: {},
    search: null,
    orderBy: [{ field: 'OPENED_AT', direction: 'DESC' }],
  })
})

test('what was decided since a moment is asked for by that moment, and nothing that is none', () => {
  const since = '2026-02-07T12:00:00+00:00'

  expect(registerVariables(registerSearch({ decided: since })).filter).toEqual({
    firstDecidedAt: { atLeast: since },
  })
  expect(registerVariables(registerSearch({ decided: 'lately' })).filter).toEqual({})
})

test('view, payer, words and order of the address become one query', () => {
  const asked = { q: 'lab', show: 'refused', payer: 'REQUESTER', sort: 'rate', desc: true } as const

  expect(registerVariables(asked)).toEqual({
    filter: { state: { oneOf: ['declined', 'deferred', 'revoked'] }, paidBy: { oneOf: ['REQUESTER'] } },
    facets: { paidBy: { oneOf: ['REQUESTER'] } },
    search: 'lab',
    orderBy: [{ field: 'COST_PER_WEEK_IN_BASE', direction: 'DESC' }],
  })
})

test.each([
  ['open', { open: { eq: true } }],
  ['inForce', { inForce: { eq: true } }],
  ['endsSoon', { endsSoon: { eq: true } }],
  ['expired', { expired: { eq: true } }],
  ['lapsed', { lapsed: { eq: true } }],
  ['revoked', { state: { oneOf: ['revoked'] } }],
])('how it stands is asked of the server: %s', (show, filter) => {
  expect(registerVariables(registerSearch({ show }))).toMatchObject({ filter, facets: {} })
})
