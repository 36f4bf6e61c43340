import { useCallback } from 'react'
import { commitLocalUpdate, graphql } from 'relay-runtime'
import { useRelayEnvironment } from 'react-relay/hooks'
import type { useMarkMutation } from '~/__generated__/useMarkMutation.graphql'
import { useAct } from '~/parts/act/use-act'
import { showUnread } from '~/parts/live/unread'

const mutation = graphql`
  mutation useMarkMutation($input: MarkNoticesInput!) {
    markNotices(input: $input) {
      __typename
      ... on NoticesMarked {
        unread
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`

/** Marks notices of one's own; the page shows it at once, and the shell its number. */
export function useMark() {
  const environment = useRelayEnvironment()
  const act = useAct<useMarkMutation, 'markNotices'>(mutation, 'markNotices')
  const { send } = act
  const mark = useCallback(
    async (noticeIds: string[], read: boolean) => {
      const done = await send({ noticeIds, read })
      if (!done) return
      commitLocalUpdate(environment, store => {
        for (const id of noticeIds) store.get(id)?.setValue(!read, 'unread')
      })
      showUnread(environment, done.unread ?? 0)
    },
    [environment, send],
  )
  return { mark, act }
}
