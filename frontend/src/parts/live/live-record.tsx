import { graphql, type ConcreteRequest } from 'relay-runtime'
import type { liveRecordSubscription$data } from '~/__generated__/liveRecordSubscription.graphql'
import { LiveMark } from './live-mark'
import { useLive } from './use-live'
import { useUnread } from './use-unread'

const subscription = graphql`
  subscription liveRecordSubscription($ids: [ID!]!) {
    recordChanged(ids: $ids) {
      record {
        __typename
        ... on ExceptionRequest {
          version
          lapsed
          expired
        }
        ... on Gate {
          outcome
          readiness {
            stamp
          }
        }
      }
    }
  }
`
const { params } = subscription as unknown as ConcreteRequest

/** What tells one state of a record from another. */
type RequestState = { readonly version: number; readonly lapsed: boolean; readonly expired: boolean }

/** A lapse and an end are no events: the clock alone brings them. */
export const requestMark = ({ version, lapsed, expired }: RequestState) =>
  `${version}${lapsed ? ' lapsed' : ''}${expired ? ' expired' : ''}`
export const gateMark = (stamp: string, outcome?: string | null) => `${stamp} ${outcome ?? ''}`

export function markOf(data: unknown): string | null {
  const { record } = (data as liveRecordSubscription$data).recordChanged
  if (!record) return null
  if (record.__typename === 'ExceptionRequest') return requestMark(record)
  if (record.__typename === 'Gate') return gateMark(record.readiness.stamp, record.outcome)
  return ''
}

type Props = { id: string; shown: string; again: () => Promise<unknown> }

/** Follows one record. */
export default function LiveRecord({ id, shown, again }: Props) {
  useUnread()
  return <LiveMark state={useLive({ params, variables: { ids: [id] }, shown, mark: markOf, again })} />
}
