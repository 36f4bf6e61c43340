import { graphql, useFragment } from 'react-relay/hooks'
import type { row_gate$data, row_gate$key } from '~/__generated__/row_gate.graphql'

const fragment = graphql`
  fragment row_gate on Gate {
    ref
    name
    dueOn
    ahead
    outcome
    readiness {
      state
      stateWithoutExceptions
      compliance {
        ...twoTruths_compliance
      }
      ...threeKeysOf_readiness
      keys {
        state
        reasons {
          code
          message
          facts {
            name
            value
          }
          coveredBy
        }
      }
    }
    project {
      ref
      name
      portfolioName
    }
  }
`
export type GateRow = row_gate$data
export const useGateRow = (ref: row_gate$key): GateRow => useFragment(fragment, ref)
