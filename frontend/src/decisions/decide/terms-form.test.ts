import { expect, test } from 'vitest'
import { approvalInput, EMPTY } from './terms-form'

const request = { id: 'r', version: 9 }

test('an approval until a day holds through that day in the decider’s zone', () => {
  const values = { ...EMPTY, reason: 'Cheaper than waiting', validUntil: '2026-12-24' }

  expect(approvalInput(request, values, 'America/New_York').validUntil).toBe('2026-12-25T04:59:59.000Z')
  expect(approvalInput(request, values, 'UTC').validUntil).toBe('2026-12-24T23:59:59.000Z')
})

test('what was asked is approved where no alternative is chosen, on what was seen', () => {
  const input = approvalInput(request, { ...EMPTY, validUntil: '2026-12-24' }, 'UTC')

  expect(input.alternativeId).toBeNull()
  expect(input.seen).toBe(9)
})
