import { expect, test } from 'vitest'
import { refusalInput } from './refusal-form'

const request = { id: 'r', version: 7 }
const bare = { reason: '', citation: '', helper: null, nextDate: '', trigger: '', interimRelief: '' }

test('a bare refusal is sent as it is, with what was seen, so that the server can tell what lacks', () => {
  expect(refusalInput(request, bare)).toEqual({
    requestId: 'r',
    seen: 7,
    reason: '',
    citationId: null,
    helperId: null,
    nextDate: null,
  })
})

test('a date that is not one is not sent as one', () => {
  expect(refusalInput(request, { ...bare, nextDate: 'soon' }).nextDate).toBeNull()
  expect(refusalInput(request, { ...bare, nextDate: '2026-12-24' }).nextDate).toBe('2026-12-24')
})
