import { expect, test } from 'vitest'
import { fitting } from './fitting'

const shape = {
  reason: '',
  validUntil: '',
  unit: null,
  budget: { amount: '', currency: '' },
  conditions: [],
  on: false,
}

test.each([
  ['an impossible day is text like any other', { validUntil: '2026-31-31' }, { validUntil: '2026-31-31' }],
  [
    'a field of another kind is left out, the rest stays',
    { reason: 'Yes', validUntil: 7 },
    { reason: 'Yes' },
  ],
  ['a text where a record is picked is left out', { unit: 'IT' }, {}],
  ['a record that was picked stays', { unit: { id: '1', label: 'IT' } }, { unit: { id: '1', label: 'IT' } }],
  ['half an amount is left out', { budget: { amount: '1' } }, {}],
  ['entries that are none leave their list out', { conditions: [null], on: true }, { on: true }],
  [
    'entries stay',
    { conditions: [{ statement: 'a', dueOn: '' }] },
    { conditions: [{ statement: 'a', dueOn: '' }] },
  ],
])('%s', (_, found, kept) => {
  expect(fitting(found, shape)).toEqual(kept)
})

test.each([[null], ['text'], [7], [[1, 2]]])('%j is no draft of a form', found => {
  expect(fitting(found, shape)).toBeNull()
})
