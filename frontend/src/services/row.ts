import { graphql, useFragment } from 'react-relay/hooks'
import type { row_service$data, row_service$key } from '~/__generated__/row_service.graphql'

const fragment = graphql`
  fragment row_service on Service {
    ref
    name
    agency
    latestVolume
    latestQuarter
    origin
    family {
      name
    }
    unit {
      name
    }
    owner {
      name
      away
    }
  }
`
export type ServiceRow = row_service$data
export const useServiceRow = (ref: row_service$key): ServiceRow => useFragment(fragment, ref)
