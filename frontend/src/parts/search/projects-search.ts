import { flag, listOf, oneOf, search, text } from './search'

export const STAGES = ['INTAKE', 'DEFINE', 'PLAN', 'EXECUTE', 'CLOSE'] as const
export const RATINGS = ['green', 'amber_green', 'amber', 'amber_red', 'red', 'none'] as const

/** Filters, order, columns and the open record of the portfolio table; all of it in the address. */
export const projectsSearch = search({
  q: text,
  portfolio: listOf(text),
  stage: listOf(oneOf(...STAGES)),
  rating: listOf(oneOf(...RATINGS)),
  ended: oneOf('yes', 'no'),
  gate: oneOf('yes', 'no'),
  mine: flag,
  sort: text,
  cols: listOf(text),
  peek: text,
})
export type ProjectsSearch = ReturnType<typeof projectsSearch>

/** Which order of the server a column sorts by. */
const ORDER: Record<string, string> = {
  ref: 'REF',
  name: 'NAME',
  portfolio: 'PORTFOLIO_NAME',
  stage: 'STAGE',
  rating: 'RATING_SEVERITY',
  start: 'START_ON',
  finish: 'FINISH_ON',
  budget: 'BUDGET',
  burn: 'WEEKLY_BURN',
  requests: 'OPEN_REQUESTS',
}
export const sortable = (column: string) => column in ORDER

/** "-finish" as a sort; what is no column is left out. */
export function sortOf(sort: string | undefined) {
  const by = sort?.replace(/^-/, '') ?? ''
  return sortable(by) ? { by, desc: sort?.startsWith('-') ?? false } : undefined
}

type Condition = Record<string, unknown>

/** The filter of the server for what is chosen; null when everything is asked for. */
export function filterOf({ portfolio, stage, rating, ended, gate, mine }: ProjectsSearch): Condition | null {
  const conditions: Condition[] = []
  if (portfolio) conditions.push({ portfolioName: { oneOf: portfolio } })
  if (stage) conditions.push({ stage: { oneOf: stage } })
  if (rating) conditions.push(ratedAs(rating))
  if (ended) conditions.push({ ended: { eq: ended === 'yes' } })
  if (mine) conditions.push({ mine: { eq: true } })
  if (gate) conditions.push({ nextGate: { isNull: gate === 'no' } })
  return conditions.length ? { allOf: conditions } : null
}

function ratedAs(ratings: readonly string[]): Condition {
  const levels = ratings.filter(rating => rating !== 'none')
  const anyOf: Condition[] = levels.length ? [{ rating: { oneOf: levels } }] : []
  if (ratings.includes('none')) anyOf.push({ rating: { isNull: true } })
  return { anyOf }
}

/** What the query of the page asks for. */
export function listVariables(asked: ProjectsSearch) {
  const sort = sortOf(asked.sort)
  return {
    search: asked.q ?? null,
    filter: filterOf(asked),
    orderBy: sort ? [{ field: ORDER[sort.by], direction: sort.desc ? 'DESC' : 'ASC' }] : null,
  }
}
