import { expect, test } from 'vitest'
import { auditFilter } from './audit-filter'
import { auditSearch } from './search'

test('nothing asked is everything', () => {
  expect(auditFilter({})).toBeNull()
})

test('all conditions hold together', () => {
  expect(auditFilter({ action: 'role:', subject: 'REQ-2041', alone: true })).toEqual({
    allOf: [
      { action: { contains: 'role:' } },
      { subjectRef: { contains: 'REQ-2041' } },
      { singleHanded: { eq: true } },
    ],
  })
})

test('an address edited by hand does not break the page', () => {
  expect(auditSearch({ entry: 'x', alone: 'maybe', action: '' })).toEqual({})
})
