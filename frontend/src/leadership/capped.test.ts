import { expect, test } from 'vitest'
import { isCapped } from './capped'

const usd = (amount: string) => ({ amount, currency: 'USD' })

test.each([
  ['the whole claim', usd('71428.57'), usd('2000000'), '0.25', false, false],
  ['less than the claim', usd('47619.05'), usd('2000000'), '0.25', false, true],
  ['working days: a fifth', usd('100000'), usd('2000000'), '0.25', true, false],
  [
    'another currency is not compared',
    usd('1'),
    { amount: '2000000', currency: 'GBP' },
    '0.25',
    false,
    false,
  ],
  ['no price', null, usd('2000000'), '0.25', false, false],
  ['no share', usd('1'), usd('2000000'), null, false, false],
])('%s', (_, perDay, weekly, phi, working, capped) => {
  expect(isCapped(perDay, weekly, phi, working)).toBe(capped)
})
