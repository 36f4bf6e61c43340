import { graphql, type ConcreteRequest } from 'relay-runtime'
import type { liveWaitingSubscription$data } from '~/__generated__/liveWaitingSubscription.graphql'
import { LiveMark } from './live-mark'
import { useLive } from './use-live'
import { useUnread } from './use-unread'

const subscription = graphql`
  subscription liveWaitingSubscription {
    waitingForMeChanged {
      act
      request {
        ref
      }
    }
  }
`
const { params } = subscription as unknown as ConcreteRequest
const NOTHING = {}

const markOf = (data: unknown) => waitingMark((data as liveWaitingSubscription$data).waitingForMeChanged)

type Items = readonly { readonly act: string; readonly request: { readonly ref: string } }[]

/** What tells one list from another: which act waits on which request, in which order. */
export const waitingMark = (items: Items) => items.map(({ act, request }) => `${request.ref} ${act}`).join()

type Props = { items: Items; again: () => Promise<unknown> }

/** Follows what waits for the reader. */
export default function LiveWaiting({ items, again }: Props) {
  useUnread()
  const shown = waitingMark(items)
  return <LiveMark state={useLive({ params, variables: NOTHING, shown, mark: markOf, again })} />
}
