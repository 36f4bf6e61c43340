import { useEffect } from 'react'
import { graphql, type ConcreteRequest } from 'relay-runtime'
import { useRelayEnvironment } from 'react-relay/hooks'
import type { useUnreadSubscription$data } from '~/__generated__/useUnreadSubscription.graphql'
import { watch } from './line'
import { showUnread } from './unread'

const subscription = graphql`
  subscription useUnreadSubscription {
    inboxChanged
  }
`
export const { params } = subscription as unknown as ConcreteRequest
export const unreadIn = (data: unknown) => (data as useUnreadSubscription$data).inboxChanged

/** Keeps the shell's number of unread notices while a page has a line open anyway. */
export function useUnread() {
  const environment = useRelayEnvironment()
  useEffect(
    () =>
      watch(
        params,
        {},
        {
          next: data => showUnread(environment, unreadIn(data)),
          ended: () => undefined,
          line: () => undefined,
        },
      ),
    [environment],
  )
}
