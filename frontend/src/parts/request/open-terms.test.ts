import { expect, test } from 'vitest'
import { openTerms } from './open-terms'

const early = { id: 'a', at: '2026-11-20T10:00:00Z' }
const late = { id: 'b', at: '2026-11-21T10:00:00Z' }

test('terms without a decision wait for a signature, the newest of them', () => {
  expect(openTerms([early, late], [], null)).toBe(late)
})

test('terms on which a decision stands wait for nothing', () => {
  expect(openTerms([early], ['a'], '2026-11-20T11:00:00Z')).toBeNull()
})

test('a decision made after terms were written lets them fall', () => {
  expect(openTerms([early], [], '2026-11-20T11:00:00Z')).toBeNull()
})
