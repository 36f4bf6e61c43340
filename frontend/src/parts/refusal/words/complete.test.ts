import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DENIAL_WORDS } from './denials'
import { PROBLEM_WORDS, PROBLEMS_AS_TOLD } from './problems'

const codes = JSON.parse(readFileSync('../codes.json', 'utf8')) as { denials: string[]; problems: string[] }

test('every denial that the server can give has words here', () => {
  expect(codes.denials.filter(code => !(code in DENIAL_WORDS))).toEqual([])
})

test('every problem has words here, or a reason why it stays in the words of the server', () => {
  expect(codes.problems.filter(code => !(code in PROBLEM_WORDS || code in PROBLEMS_AS_TOLD))).toEqual([])
})

test('no problem has words that the server can no longer give', () => {
  const told = [...Object.keys(PROBLEM_WORDS), ...Object.keys(PROBLEMS_AS_TOLD)]

  expect(told.filter(code => !codes.problems.includes(code))).toEqual([])
})
