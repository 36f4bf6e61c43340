import { expect, test } from 'vitest'
import { shareOf } from '../share'
import { requestInput, titleOf } from './request-input'
import { empty } from './values'

test.each([
  ['25', '0.25'],
  ['100', '1'],
  ['12.5', '0.125'],
  ['0', '0'],
  ['5', '0.05'],
  ['150', '1.5'],
])('%s percent is the exact share %s', (percent, share) => {
  expect(shareOf(percent)).toBe(share)
})

test('a share that nobody stated is left out, and is no zero', () => {
  expect(shareOf('')).toBeNull()
  expect(requestInput(empty('USD')).phiLikely).toBeNull()
})

test('a target names exactly the id that fits its kind', () => {
  const values = {
    ...empty('USD'),
    targets: [
      { kind: 'CRITERION', id: 'c', label: '' },
      { kind: 'STANDARD', id: 'r', label: '' },
      { kind: 'SERVICE_KEY', id: 'g', label: '' },
    ] as const,
  }

  expect(requestInput({ ...values, targets: [...values.targets] }).targets).toEqual([
    { kind: 'CRITERION', criterionId: 'c' },
    { kind: 'STANDARD', ruleId: 'r' },
    { kind: 'SERVICE_KEY', gateId: 'g' },
  ])
})

test('without a title the first sentence of the need is one', () => {
  expect(titleOf('We need 40 desks by the move. Nobody can work without.')).toBe(
    'We need 40 desks by the move',
  )
  expect(titleOf('word '.repeat(40)).length).toBeLessThanOrEqual(80)
})
