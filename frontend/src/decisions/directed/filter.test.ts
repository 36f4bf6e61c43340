import { expect, test } from 'vitest'
import { filterOf } from './filter'

test('without a choice everything that leadership looks at is shown, else only what was chosen', () => {
  expect(filterOf(undefined)).toEqual({ listed: { eq: true } })
  expect(filterOf('directed')).toEqual({ directed: { eq: true } })
})
