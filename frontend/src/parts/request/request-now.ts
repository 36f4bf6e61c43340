import { graphql } from 'relay-runtime'

/** All that an act on a request can change: every act reads it again, so that whatever is on screen follows. */
export const requestNow = graphql`
  fragment requestNow_request on ExceptionRequest {
    id
    ref
    state
    version
    stoppedAt
    open
    lapsed
    expired
    holdsUntil
    viewerActs {
      ...useActHints_acts
    }
    decisionInForce {
      id
    }
    answers {
      id
    }
    costToDecide {
      ...workOfDeciding_cost
    }
    decisionClock {
      ...decisionClock_clock
    }
    ...needPair_request
    ...obstacles_request
    ...alternatives_request
    ...termsList_request
    ...answersList_request
    ...decisionChain_request
    ...timeline_request
    burn {
      ...burnClockOf_burn
    }
  }
`
