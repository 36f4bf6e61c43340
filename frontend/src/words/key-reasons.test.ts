import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { keyReasons } = JSON.parse(readFileSync('../codes.json', 'utf8')) as { keyReasons: string[] }
const source = readFileSync('src/words/key-reasons.ts', 'utf8')

test('every reason that a key can give has words here', () => {
  expect(keyReasons.filter(code => !source.includes(`case '${code}'`))).toEqual([])
})
