import { describe, expect, it } from 'vitest'
import { few, hasMore, MOST } from './few'

const many = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('a few of a list', () => {
  it.each([
    [0, 0, false],
    [MOST, MOST, false],
    [MOST + 1, MOST, true],
  ])('of %i shows %i, and whether there are more', (count, shown, more) => {
    expect(few(many(count))).toEqual(many(shown))
    expect(hasMore(many(1), many(count))).toBe(more)
  })
})
