import { graphql, useFragment } from 'react-relay/hooks'
import type { row_project$data, row_project$key } from '~/__generated__/row_project.graphql'

const fragment = graphql`
  fragment row_project on Project {
    ref
    name
    portfolioName
    programName
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
    nextGate {
      name
      dueOn
      readiness {
        ...threeKeysOf_readiness
      }
    }
    workstreams {
      kind
      lead {
        name
      }
    }
  }
`

export type ProjectRow = row_project$data

/** One row reads its own data: a change of one project draws one row. */
export const useProjectRow = (ref: row_project$key): ProjectRow => useFragment(fragment, ref)
