import { graphql, useFragment } from 'react-relay/hooks'
import type {
  registerRow_request$data,
  registerRow_request$key,
} from '~/__generated__/registerRow_request.graphql'

const fragment = graphql`
  fragment registerRow_request on ExceptionRequest {
    ref
    title
    state
    lapsed
    expired
    holdsUntil
    amount {
      amount
      currency
    }
    paidBy
    openedAt
    neededBy
    projectName
    burn {
      costPerHour {
        amount
        currency
      }
      notStated
      ...burnClockOf_burn
    }
  }
`

export type RegisterRow = registerRow_request$data

/** A row's own data: the same function at every render, so that only rows that changed are drawn again. */
export const useRegisterRow = (ref: registerRow_request$key): RegisterRow => useFragment(fragment, ref)
