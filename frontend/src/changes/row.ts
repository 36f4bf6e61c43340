import { graphql, useFragment } from 'react-relay/hooks'
import type { row_initiative$data, row_initiative$key } from '~/__generated__/row_initiative.graphql'

const fragment = graphql`
  fragment row_initiative on Initiative {
    ref
    name
    goLiveOn
    origin
    project {
      id
    }
    projectRef
    projectName
    groups {
      headcount
      profile {
        assessedOn
        answered
        shareBeforeAbility
        notShown
      }
    }
  }
`
export type InitiativeRow = row_initiative$data
export const useInitiativeRow = (ref: row_initiative$key): InitiativeRow => useFragment(fragment, ref)
