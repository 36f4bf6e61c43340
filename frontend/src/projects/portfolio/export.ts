import { fetchQuery, graphql } from 'react-relay/hooks'
import type { Environment } from 'relay-runtime'
import type { exportProjectsQuery } from '~/__generated__/exportProjectsQuery.graphql'
import { download, toCsv } from '~/parts/records/csv'

const query = graphql`
  query exportProjectsQuery(
    $search: String
    $filter: ProjectFilter
    $orderBy: [ProjectOrder!]
    $after: String
  ) {
    projects(first: 500, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ref
          name
          portfolioName
          program {
            name
          }
          stage
          rating
          ratingScale
          ratingWithheld
          ratingYear
          startOn
          finishOn
          ended
          budget {
            amount
            currency
          }
          budgetWithheld
          weeklyBurn {
            amount
            currency
          }
          openRequests
          origin
          originNote
          nextGate {
            ref
            dueOn
            readiness {
              keys {
                office
                state
              }
            }
          }
          workstreams {
            kind
            lead {
              name
            }
          }
        }
      }
    }
  }
`
type Node = exportProjectsQuery['response']['projects']['edges'][number]['node']
type Cells = readonly (readonly [head: string, cell: (node: Node) => string | number | null | undefined])[]

const lead = (kind: string) => (node: Node) =>
  node.workstreams.find(stream => stream.kind === kind)?.lead?.name
const key = (office: string) => (node: Node) =>
  node.nextGate?.readiness.keys.find(one => one.office === office)?.state

/** A column on screen as cells of the file: exact amounts, and the publisher's words where a figure is withheld. */
export const CELLS: Record<string, Cells> = {
  ref: [['reference', node => node.ref]],
  name: [['name', node => node.name]],
  portfolio: [['portfolio', node => node.portfolioName]],
  program: [['program', node => node.program.name]],
  stage: [['stage', node => node.stage.toLowerCase()]],
  rating: [
    ['rating', node => node.rating],
    ['rating_levels', node => node.rating && node.ratingScale],
    ['rating_year', node => node.ratingYear],
    ['rating_withheld', node => node.ratingWithheld],
  ],
  start: [['start', node => node.startOn]],
  finish: [
    ['finish', node => node.finishOn],
    ['ended', node => (node.ended ? 'yes' : 'no')],
  ],
  budget: [
    ['budget', node => node.budget?.amount],
    ['budget_currency', node => node.budget?.currency],
    ['budget_withheld', node => node.budgetWithheld],
  ],
  burn: [
    ['burn_a_week', node => node.weeklyBurn?.amount],
    ['burn_currency', node => node.weeklyBurn?.currency],
  ],
  keys: [
    ['next_gate', node => node.nextGate?.ref],
    ['next_gate_due', node => node.nextGate?.dueOn],
    ['delivery_key', key('PMO')],
    ['service_key', key('SMO')],
    ['people_key', key('CMO')],
  ],
  requests: [['open_requests', node => node.openRequests]],
  triad: [
    ['project_manager', lead('DELIVERY')],
    ['service_lead', lead('SERVICE_TRANSITION')],
    ['change_lead', lead('PEOPLE_CHANGE')],
  ],
  origin: [
    ['source', node => node.origin.toLowerCase()],
    ['source_note', node => node.originNote],
  ],
}

/** The rows of a file, its head first. */
export function sheet(nodes: readonly Node[], shown: readonly string[]): string[][] {
  const cells = ['ref', 'name', ...Object.keys(CELLS).filter(id => shown.includes(id))].flatMap(
    id => CELLS[id] ?? [],
  )
  return [
    cells.map(([head]) => head),
    ...nodes.map(node => cells.map(([, cell]) => String(cell(node) ?? ''))),
  ]
}

/** Reads all pages of a filter and hands them over as a file; answers how many projects are in it. */
export async function exportProjects(
  environment: Environment,
  variables: Omit<exportProjectsQuery['variables'], 'after'> | object,
  shown: readonly string[],
): Promise<number> {
  const nodes: Node[] = []
  for (let after: string | null | undefined = null; after !== undefined;) {
    const page: exportProjectsQuery['response'] | undefined = await fetchQuery<exportProjectsQuery>(
      environment,
      query,
      {
        ...variables,
        after,
      },
    ).toPromise()
    if (!page) throw new Error('no answer')
    nodes.push(...page.projects.edges.map(edge => edge.node))
    after = page.projects.pageInfo.hasNextPage ? page.projects.pageInfo.endCursor : undefined
  }
  download('projects.csv', toCsv(sheet(nodes, shown)))
  return nodes.length
}
