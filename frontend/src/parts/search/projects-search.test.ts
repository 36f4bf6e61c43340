import { describe, expect, test } from 'vitest'
import { filterOf, listVariables, projectsSearch, sortOf } from './projects-search'

describe('the address of the portfolio table', () => {
  test('what does not fit is left out, so that an old or edited address never breaks', () => {
    expect(projectsSearch({ stage: ['EXECUTE', 'DREAM'], ended: 'perhaps', q: '', other: 1 })).toEqual({
      stage: ['EXECUTE'],
    })
  })

  test('a column that cannot be sorted is not asked of the server', () => {
    expect(sortOf('-finish')).toEqual({ by: 'finish', desc: true })
    expect(sortOf('keys')).toBeUndefined()
    expect(listVariables({ sort: 'keys' }).orderBy).toBeNull()
  })
})

describe('the filter', () => {
  test('nothing chosen asks for everything', () => {
    expect(filterOf({})).toBeNull()
  })

  test('each kind of filter narrows the others', () => {
    expect(filterOf({ portfolio: ['A', 'B'], stage: ['PLAN'], ended: 'no' })).toEqual({
      allOf: [
        { portfolioName: { oneOf: ['A', 'B'] } },
        { stage: { oneOf: ['PLAN'] } },
        { ended: { eq: false } },
      ],
    })
  })

  test('"no rating" stands beside levels, it does not exclude them', () => {
    expect(filterOf({ rating: ['red', 'none'] })).toEqual({
      allOf: [{ anyOf: [{ rating: { oneOf: ['red'] } }, { rating: { isNull: true } }] }],
    })
  })
})
