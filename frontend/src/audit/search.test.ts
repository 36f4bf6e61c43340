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
  expect(auditSearch({ entry: 12 })).toEqual({})
  expect(auditSearch({ entry: 'x', alone: 'maybe', action: '' })).toEqual({})
})

test('an entry is named by its id, and by nothing of another kind', () => {
  const id = (kind: string) => btoa(`${kind}:0197a0a0-0000-7000-8000-000000000001`).replaceAll('=', '')

  expect(auditSearch({ entry: id('AuditEntry') })).toEqual({ entry: id('AuditEntry') })
  expect(auditSearch({ entry: id('RequestXYZ') })).toEqual({})
})
