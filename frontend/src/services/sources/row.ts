import { graphql, useFragment } from 'react-relay/hooks'
import type { row_source$data, row_source$key } from '~/__generated__/row_source.graphql'

const fragment = graphql`
  fragment row_source on SupplySource {
    ref
    name
    insideBase
    inBaseSince
    baseNeeds
    supplier
    leadLowDays
    leadLikelyDays
    leadHighDays
    price {
      amount
      currency
    }
    priceUnit
    priceOn
    validUntil
    retired
    evidenceCount
    alternativeCount
    origin
    unit {
      name
    }
  }
`
export type SourceRow = row_source$data
export const useSourceRow = (ref: row_source$key): SourceRow => useFragment(fragment, ref)
