import { expect, test } from 'vitest'
import { byPortfolio } from './by-portfolio'

const count = (portfolio: string, scale: string | null, rating: string | null, projects: number) => ({
  portfolio,
  scale,
  rating,
  projects,
})

test('five levels and three levels never share a bar', () => {
  const [health] = byPortfolio([count('Health', 'five', 'amber', 3), count('Health', 'three', 'amber', 2)])

  expect(health?.bars).toEqual([
    { scale: 'five', parts: [{ rating: 'amber', projects: 3 }], projects: 3 },
    { scale: 'three', parts: [{ rating: 'amber', projects: 2 }], projects: 2 },
  ])
})

test('what is withheld or unrated is on no scale, and counts as neither good nor bad', () => {
  const [defence] = byPortfolio([
    count('Defence', 'five', 'withheld', 4),
    count('Defence', null, null, 1),
    count('Defence', 'five', 'red', 2),
  ])

  expect(defence?.bars.at(-1)).toEqual({
    scale: null,
    parts: [
      { rating: 'withheld', projects: 4 },
      { rating: null, projects: 1 },
    ],
    projects: 5,
  })
  expect([defence?.projects, defence?.rated, defence?.worst]).toEqual([7, 2, 2])
})

test('levels run from best to worst, and portfolios from most projects to fewest', () => {
  const found = byPortfolio([
    count('Small', 'five', 'green', 1),
    count('Large', 'five', 'red', 5),
    count('Large', 'five', 'green', 4),
  ])

  expect(found.map(one => one.portfolio)).toEqual(['Large', 'Small'])
  expect(found[0]?.bars[0]?.parts.map(part => part.rating)).toEqual(['green', 'red'])
})
