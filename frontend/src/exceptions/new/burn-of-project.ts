import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { burnOfProjectQuery } from '~/__generated__/burnOfProjectQuery.graphql'

const query = graphql`
  query burnOfProjectQuery($id: ID!, $chosen: Boolean!) {
    viewer {
      baseCurrency
    }
    node(id: $id) @include(if: $chosen) {
      ... on Project {
        weeklyBurn {
          amount
          currency
        }
        weeklyBurnBasis
        programName
        program {
          weeklyBurn {
            amount
            currency
          }
          weeklyBurnBasis
        }
      }
    }
  }
`

/** What stands idle while a request of a project waits: the program's weekly burn, else the project's own. */
export function useBurnOfProject(id: string | undefined) {
  const { viewer, node: project } = useLazyLoadQuery<burnOfProjectQuery>(query, {
    id: id ?? '',
    chosen: Boolean(id),
  })
  const source = project?.program?.weeklyBurn ? project.program : project
  return {
    baseCurrency: viewer.baseCurrency,
    program: project?.programName ?? null,
    burn: source?.weeklyBurn ?? null,
    basis: source?.weeklyBurnBasis ?? null,
  }
}
