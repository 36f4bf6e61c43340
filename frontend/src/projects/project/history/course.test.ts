import { expect, test } from 'vitest'
import { courseOf } from './course'

const rated = (...values: (string | null)[]) => values.map((value, index) => ({ year: 2015 + index, value }))

test.each([
  [rated('green', 'amber'), 'worse'],
  [rated('red', 'amber_red'), 'better'],
  [rated('amber', 'amber'), 'same'],
  [rated('amber'), 'first'],
  [rated(), 'none'],
  [rated(null, null), 'none'],
])('the course of %j is %s', (ratings, course) => {
  expect(courseOf(ratings).course).toBe(course)
})

test('a withheld year is passed over, and is no change', () => {
  expect(courseOf(rated('amber', null, 'red'))).toEqual({
    course: 'worse',
    last: { year: 2017, value: 'red' },
    before: { year: 2015, value: 'amber' },
  })
})

test('years come in any order', () => {
  expect(courseOf(rated('green', 'red').reverse()).course).toBe('worse')
})
