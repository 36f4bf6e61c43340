import { expect, test } from 'vitest'
import { BLANK, wordingInput } from './wording'

test('a waivable rule names no outside authority, whatever was typed before', () => {
  const values = { ...BLANK, outsideAuthority: 'The regulator' }

  expect(wordingInput(values).outsideAuthority).toBeNull()
  expect(wordingInput({ ...values, waivable: false }).outsideAuthority).toBe('The regulator')
})

test('a day that was left empty is left out', () => {
  expect(wordingInput(BLANK).reviewOn).toBeNull()
})
