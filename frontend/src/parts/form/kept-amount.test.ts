import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isKept, MOST_DECIMALS, MOST_DIGITS } from './kept-amount'

test('the limits are those of the server', () => {
  const money = readFileSync('../backend/triptych/kernel/money.py', 'utf8')
  const said = (name: string) => Number(new RegExp(`^${name}\\b.*?= (\\d+)`, 'm').exec(money)?.[1])

  expect({ digits: MOST_DIGITS, decimals: MOST_DECIMALS }).toEqual({
    digits: said('MAX_DIGITS'),
    decimals: said('MAX_SCALE'),
  })
})

test.each([
  ['0', true],
  ['100000.50', true],
  ['9'.repeat(18), true],
  [`000${'9'.repeat(18)}.1234`, true],
  ['1'.padEnd(19, '0'), false],
  ['1'.padEnd(31, '0'), false],
  ['1.00001', false],
])('%s', (amount, kept) => {
  expect(isKept(amount)).toBe(kept)
})
