import { expect, test } from 'vitest'
import { makeFormat } from './format'
import { stated } from './stated'

const german = makeFormat('de', 'UTC')

test.each([
  ['USD 25,000', '25.000\u00a0$'],
  ['USD 5,000.50 (EUR 4,500)', '5.000,50\u00a0$ (4.500\u00a0€)'],
  ['2026-03-01', german.day('2026-03-01')],
  ['PMO lead', 'PMO lead'],
])('%s is written as the reader does', (fact, written) => {
  expect(stated(german, fact)).toBe(written)
})
