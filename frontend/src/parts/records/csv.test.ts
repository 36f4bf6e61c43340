import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('a cell with comma, quote or line break is quoted, and quotes are doubled', () => {
  expect(toCsv([['a,b', 'say "yes"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""yes""","two\nlines"\r\n')
})

test('what somebody wrote never becomes a formula of the sheet', () => {
  expect(toCsv([['=1+1', '@SUM(A1)', '+44']])).toBe("\uFEFF'=1+1,'@SUM(A1),'+44\r\n")
})

test('a negative number stays a number', () => {
  expect(toCsv([['-12.5']])).toBe('\uFEFF-12.5\r\n')
})
