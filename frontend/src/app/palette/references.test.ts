import { expect, test } from 'vitest'
import { placeOf, referenceIn } from './references'

test.each([
  ['P-0007', 'P-0007'],
  [' req-2041 ', 'REQ-2041'],
  ['S-012', 'S-012'],
  ['G-0119', 'G-0119'],
  ['P-10000', 'P-10000'],
  ['P-000', null],
  ['R-0', null],
  ['X-0001', null],
  ['P-0007 and more', null],
  ['projects', null],
])('in %j stands the reference %j', (typed, ref) => {
  expect(referenceIn(typed)).toBe(ref)
})

test.each([
  ['P-0007', '/projects/P-0007'],
  ['REQ-2041', '/exceptions/REQ-2041'],
  ['S-012', '/services/S-012'],
  ['C-031', '/changes/C-031'],
  ['R-014', '/rules/R-014'],
  ['W-0001', '/rules/waivers/W-0001'],
  ['G-0119', null],
])('the page of %s is %s', (ref, place) => {
  expect(placeOf(ref)).toBe(place)
})
