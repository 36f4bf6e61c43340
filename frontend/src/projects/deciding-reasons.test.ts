import { expect, test } from 'vitest'
import { decidingReasons } from './deciding-reasons'

const signed = { code: 'criterion_signed' }
const open = { code: 'criterion_not_signed' }
const covered = { code: 'criterion_not_signed', coveredBy: 'REQ-0001' }
const missing = { code: 'no_assessment' }

test.each([
  ['BLOCKED', [signed, open, covered], [open]],
  ['EXCEPTED', [signed, covered], [covered]],
  ['PASSES', [signed], [signed]],
  ['NOT_SHOWN', [missing], [missing]],
  ['BLOCKED', [{ code: 'brand_new' }], [{ code: 'brand_new' }]],
])('a key that is %s is decided by the reasons that make it so', (state, reasons, deciding) => {
  expect(decidingReasons({ state, reasons })).toEqual(deciding)
})
