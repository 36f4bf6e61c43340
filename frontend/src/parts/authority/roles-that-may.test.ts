import { expect, test } from 'vitest'
import { rolesThatMay } from './roles-that-may'

const POLICY = [
  'g, role:pmo_lead, role:office_lead',
  'g, role:smo_lead, role:office_lead',
  'p, role:office_lead, *, leadership:read, *, -, allow',
  'p, role:executive, *, leadership:read, *, -, allow',
  'p, role:auditor, everywhere, audit:read, *, -, allow',
  'p, role:smo_lead, *, leadership:read, *, -, deny',
].map(line => ({ line }))

test('whoever may is told by role, a group by its members, and without those who are denied', () => {
  expect(rolesThatMay(POLICY, 'leadership:read')).toEqual(['PMO_LEAD', 'EXECUTIVE'])
  expect(rolesThatMay(POLICY, 'audit:read')).toEqual(['AUDITOR'])
  expect(rolesThatMay(POLICY, 'exception:approve')).toEqual([])
})
