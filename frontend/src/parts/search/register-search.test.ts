import { expect, test } from 'vitest'
import { registerVariables } from './register-search'

test('an address without a choice asks for all requests, the newest first', () => {
  expect(registerVariables({})).toEqual({
    filter: {},
    search: null,
    orderBy: [{ field: 'OPENED_AT', direction: 'DESC' }],
  })
})

test('view, payer, words and order of the address become one query', () => {
  const asked = { q: 'lab', show: 'refused', payer: 'REQUESTER', sort: 'rate', desc: true } as const

  expect(registerVariables(asked)).toEqual({
    filter: { state: { oneOf: ['declined', 'deferred', 'revoked'] }, paidBy: { oneOf: ['REQUESTER'] } },
    search: 'lab',
    orderBy: [{ field: 'COST_PER_HOUR', direction: 'DESC' }],
  })
})
