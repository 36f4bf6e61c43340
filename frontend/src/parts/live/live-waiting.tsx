import { useEffect, useState } from 'react'
import { graphql, type ConcreteRequest } from 'relay-runtime'
import type { liveWaitingSubscription$data } from '~/__generated__/liveWaitingSubscription.graphql'
import { LiveMark } from './live-mark'
import { useLive } from './use-live'
import { useUnread } from './use-unread'
import { Waiting, type Items } from './waiting'

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

type Props = {
  /** What the page shows of what waits. */
  items: Items
  /** Whether that is all of it, so that what is new is news. */
  all: boolean
  again: () => Promise<unknown>
}

/** Follows what waits for the reader; the page shows it whole, or a part of it. */
export default function LiveWaiting({ items, all, again }: Props) {
  useUnread()
  const [waiting] = useState(() => new Waiting())
  useEffect(() => waiting.shows(items, all))
  const [mark] = useState(
    () => (data: unknown) => waiting.told((data as liveWaitingSubscription$data).waitingForMeChanged),
  )
  const readAgain = async () => {
    await again()
    waiting.wasRead()
  }
  return (
    <LiveMark
      state={useLive({ params, variables: NOTHING, shown: waiting.unchanged, mark, again: readAgain })}
    />
  )
}
