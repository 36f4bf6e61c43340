export type RatingCount = {
  readonly portfolio: string
  readonly scale: string | null | undefined
  readonly rating: string | null | undefined
  readonly projects: number
}
export type Part = { rating: string | null; projects: number }
export type Bar = { scale: string | null; parts: Part[]; projects: number }
export type PortfolioRatings = {
  portfolio: string
  bars: Bar[]
  projects: number
  rated: number
  worst: number
}

const ORDER = ['green', 'amber_green', 'amber', 'amber_red', 'red', 'withheld']
const WORST = ['amber_red', 'red']
const place = (rating: string | null) => {
  const found = ORDER.indexOf(rating ?? '')
  return found < 0 ? ORDER.length : found
}

/**
 * The ratings of each portfolio, one bar for each scale: five levels and three levels never add up. Withheld and unrated
 * stand for themselves, on no scale. Portfolios with most projects first.
 */
export function byPortfolio(counts: readonly RatingCount[]): PortfolioRatings[] {
  const found = new Map<string, PortfolioRatings>()
  for (const { portfolio, rating = null, projects, scale } of counts) {
    const entry = found.get(portfolio) ?? { portfolio, bars: [], projects: 0, rated: 0, worst: 0 }
    found.set(portfolio, entry)
    const isRated = rating !== null && rating !== 'withheld'
    barOf(entry, isRated ? (scale ?? null) : null, projects, rating)
    entry.projects += projects
    if (isRated) entry.rated += projects
    if (rating && WORST.includes(rating)) entry.worst += projects
  }
  return [...found.values()]
    .map(entry => ({
      ...entry,
      bars: entry.bars.toSorted((a, b) => scalePlace(a.scale) - scalePlace(b.scale)),
    }))
    .toSorted((a, b) => b.projects - a.projects || a.portfolio.localeCompare(b.portfolio))
}

const scalePlace = (scale: string | null) => (scale === null ? 9 : scale === 'three' ? 1 : 0)

function barOf(entry: PortfolioRatings, scale: string | null, projects: number, rating: string | null) {
  let bar = entry.bars.find(one => one.scale === scale)
  if (!bar) entry.bars.push((bar = { scale, parts: [], projects: 0 }))
  bar.projects += projects
  const part = bar.parts.find(one => one.rating === rating)
  if (part) part.projects += projects
  else bar.parts.push({ rating, projects })
  bar.parts.sort((a, b) => place(a.rating) - place(b.rating))
}
