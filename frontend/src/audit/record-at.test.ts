import { expect, test } from 'vitest'
import { recordAt } from './record-at'

test.each([
  ['REQ-2041', '/exceptions/REQ-2041'],
  ['R-014', '/rules/R-014'],
  ['P-0007', '/projects/P-0007'],
  ['PG-012', null],
  [null, null],
])('%s is shown at %s', (ref, place) => {
  expect(recordAt(ref)).toBe(place)
})
