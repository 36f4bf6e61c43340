import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { graphql } from 'relay-runtime'
import { useRelayEnvironment } from 'react-relay/hooks'
import type { markAllMutation } from '~/__generated__/markAllMutation.graphql'
import { Button } from '~/design/button/button'
import { useAct } from '~/parts/act/use-act'
import { showUnread } from '~/parts/live/unread'
import { RefusalView } from '~/parts/refusal/refusal-view'

const mutation = graphql`
  mutation markAllMutation($input: MarkAllNoticesReadInput!) {
    markAllNoticesRead(input: $input) {
      __typename
      ... on NoticesMarked {
        unread
      }
      ... on Refusal {
        message
      }
    }
  }
`

type Props = {
  notices: readonly { readonly id: string; readonly at: string }[]
  unread: number
  done: () => Promise<unknown>
}

/** Everything up to the newest on the page is read; what came meanwhile stays unread. */
export function MarkAll({ notices, unread, done }: Props) {
  const { t } = useLingui()
  const environment = useRelayEnvironment()
  const act = useAct<markAllMutation, 'markAllNoticesRead'>(mutation, 'markAllNoticesRead', marked => {
    showUnread(environment, marked.unread ?? 0)
    void done()
  })
  const newest = notices.reduce<Props['notices'][number] | null>(
    (last, each) => (!last || each.at > last.at ? each : last),
    null,
  )
  return (
    <>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      <Button
        busy={act.busy}
        reason={unread === 0 || newest === null ? t`Everything is read` : undefined}
        onClick={() => newest && void act.send({ newestId: newest.id })}
      >
        <CheckCheck size={15} aria-hidden />
        <Trans>Mark all as read</Trans>
      </Button>
    </>
  )
}
