import { expect, test } from 'vitest'
import { MOST, Waiting } from './waiting'

const rows = (...marks: string[]) =>
  marks.map(mark => {
    const [ref = '', act = ''] = mark.split(' ')
    return { act, request: { ref } }
  })
const showing = (shown: string[], all: boolean) => {
  const waiting = new Waiting()
  waiting.shows(rows(...shown), all)
  return waiting
}

test.each([
  ['the whole of it', ['A sign', 'B sign'], true, ['A sign', 'B sign'], true],
  ['one more than the whole', ['A sign'], true, ['A sign', 'B sign'], false],
  ['one less', ['A sign', 'B sign'], true, ['A sign'], false],
  ['another act on it', ['A sign'], true, ['A approve'], false],
  ['more than the part that is shown', ['A sign'], false, ['A sign', 'B sign'], true],
  ['less than that part', ['A sign', 'B sign'], false, ['B sign', 'C sign'], false],
])('what is told first is held against the page: %s', (_, shown, all, told, fits) => {
  const waiting = showing(shown, all)

  expect(waiting.told(rows(...told)) === waiting.unchanged).toBe(fits)
})

test('from then on a change is one of what was told, and stays one until the page was read', () => {
  const waiting = showing(['A sign'], false)
  waiting.told(rows('A sign', 'B sign'))

  const changed = waiting.told(rows('A sign', 'C sign'))
  const toldTwice = waiting.told(rows('A sign', 'C sign'))
  waiting.wasRead()

  expect([changed, toldTwice].includes(waiting.unchanged)).toBe(false)
  expect(waiting.told(rows('A sign', 'C sign'))).toBe(waiting.unchanged)
})

test('what is not told because no more fits is not missed', () => {
  const waiting = showing(['Z sign'], false)

  expect(waiting.told(rows(...Array.from({ length: MOST }, (_, at) => `${at} sign`)))).toBe(waiting.unchanged)
})
