import { expect, test } from 'vitest'
import { keysAllow } from './outcomes'

test.each([
  ['GO', 'PASSES', true],
  ['GO', 'EXCEPTED', false],
  ['GO', 'BLOCKED', false],
  ['GO', 'NOT_SHOWN', false],
  ['CONDITIONAL_GO', 'PASSES', true],
  ['CONDITIONAL_GO', 'EXCEPTED', true],
  ['CONDITIONAL_GO', 'BLOCKED', false],
  ['CONDITIONAL_GO', 'NOT_SHOWN', false],
  ['HOLD', 'BLOCKED', true],
  ['RECYCLE', 'NOT_SHOWN', true],
  ['KILL', 'BLOCKED', true],
])('with keys whose worst is %2$s, %1$s is allowed: %3$s', (outcome, state, allowed) => {
  expect(keysAllow(outcome, state)).toBe(allowed)
})

test('a state that this page does not know lets nothing through', () => {
  expect(keysAllow('GO', 'NEW_STATE')).toBe(false)
  expect(keysAllow('CONDITIONAL_GO', 'NEW_STATE')).toBe(false)
})
