import { graphql } from 'relay-runtime'

/** All that an act on a gap can change: every act reads it again. */
export const gapNow = graphql`
  fragment gapNow_gap on CapabilityGap {
    id
    ref
    targetOn
    deliveredAt
    mergedInto {
      ref
    }
    ...trace_gap
    ...partners_gap
  }
`
