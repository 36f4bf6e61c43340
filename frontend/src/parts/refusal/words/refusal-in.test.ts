import { i18n } from '@lingui/core'
import { beforeEach, expect, test } from 'vitest'
import { speak } from '~/testing/render'
import { refusalIn } from './refusal-in'

beforeEach(() => speak('de'))

test('a denial is said in German with its facts, its amounts and who may instead', () => {
  const said = refusalIn(i18n, {
    __typename: 'NotAllowed',
    code: 'over_limit',
    message: 'USD 100,000 is above the limit of USD 25,000 as approver level 1.',
    facts: [
      { label: 'Role held', value: 'approver level 1', standsInTheWay: false },
      { label: 'Amount asked', value: 'USD 100,000', standsInTheWay: false },
      { label: 'Limit', value: 'USD 25,000', standsInTheWay: true },
    ],
    nearest: 'Ask somebody who may: approver level 2 (USD 250,000), executive (no limit).',
  })

  expect(said).toMatchObject({
    message: '100.000\u00a0$ liegt über der Grenze von 25.000\u00a0$ als Genehmigung, Stufe 1.',
    facts: [
      { label: 'Gehaltene Rolle', value: 'Genehmigung, Stufe 1' },
      { label: 'Gefragter Betrag', value: '100.000\u00a0$' },
      { label: 'Grenze', value: '25.000\u00a0$', standsInTheWay: true },
    ],
    nearest: expect.stringMatching(/^Fragen Sie jemanden, der darf: .*250\.000\s\$.*ohne Grenze/) as string,
  })
})

test('a problem is said in German at its field', () => {
  const said = refusalIn(i18n, {
    __typename: 'Invalid',
    problems: [{ field: 'name', code: 'required', message: 'This is needed.' }],
  })

  expect(said).toMatchObject({ problems: [{ field: 'name', message: 'Diese Angabe wird gebraucht.' }] })
})

test('what is new here stays in the words of the server, names and references stay as they are', () => {
  const fact = { label: 'Brand new', value: 'PMO lead of Infrastructure', standsInTheWay: true }
  const problem = { field: 'x', code: 'brand_new', message: 'Brand new.' }

  const denial = refusalIn(i18n, { __typename: 'NotAllowed', code: 'new', message: 'No.', facts: [fact] })
  const invalid = refusalIn(i18n, { __typename: 'Invalid', problems: [problem] })

  expect(denial).toMatchObject({ message: 'No.', facts: [fact] })
  expect(invalid).toMatchObject({ problems: [problem] })
})
