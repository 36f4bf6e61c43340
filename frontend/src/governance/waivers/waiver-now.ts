import { graphql } from 'relay-runtime'

/** All that an act on a class waiver can change: every act reads it again. */
export const waiverNow = graphql`
  fragment waiverNow_waiver on ClassWaiver {
    id
    ref
    state
    viewerActs {
      act
      allowed
      reason
    }
    ...history_waiver
    ...covered_waiver
  }
`
