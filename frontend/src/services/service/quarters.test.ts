import { expect, test } from 'vitest'
import { courseOf, firstDay } from './quarters'

const quarter = (name: string, volume: string | null) => ({ quarter: name, volume })

test.each([
  ['2012-Q4', '2012-10-01'],
  ['2017-Q1', '2017-01-01'],
  ['2017-Q5', null],
  ['spring', null],
])('%s begins on %s', (name, day) => {
  expect(firstDay(name)).toBe(day)
})

test('a quarter is held against the same one of the year before, because volumes have seasons', () => {
  const course = courseOf([
    quarter('2016-Q4', '100'),
    quarter('2017-Q1', '80'),
    quarter('2017-Q3', '10'),
    quarter('2017-Q4', '120'),
  ])
  expect(course?.before?.quarter).toBe('2016-Q4')
  expect(course?.share).toBeCloseTo(0.2)
})

test('quarters without a figure are passed over', () => {
  expect(courseOf([quarter('2017-Q3', '5'), quarter('2017-Q4', null)])?.last.quarter).toBe('2017-Q3')
})

test('nothing to compare with gives no share, and never 0', () => {
  expect(courseOf([quarter('2017-Q4', '5')])?.share).toBeNull()
  expect(courseOf([quarter('2016-Q4', '0'), quarter('2017-Q4', '5')])?.share).toBeNull()
})

test('no figure at all is no course', () => {
  expect(courseOf([quarter('2017-Q4', null)])).toBeNull()
})
