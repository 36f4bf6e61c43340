import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Inbox } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { waitingBlock_items$key } from '~/__generated__/waitingBlock_items.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { WaitingRow } from './waiting-row'
import s from './home.module.css'

const fragment = graphql`
  fragment waitingBlock_items on WaitingItem @relay(plural: true) {
    act
    request {
      id
      ...waitingRow_request
    }
  }
`

/** What waits for the reader, the dearest wait first. */
export function WaitingBlock({ items }: { items: waitingBlock_items$key }) {
  const { t } = useLingui()
  const waiting = useFragment(fragment, items)
  return (
    <Card
      flush
      title={<Trans>Waiting for me</Trans>}
      note={
        waiting.length > 0 && (
          <Plural
            value={waiting.length}
            one="# request; what it costs runs on until you act"
            other="# requests, the dearest wait first"
          />
        )
      }
    >
      {waiting.length === 0 ? (
        <Empty icon={<Inbox size={20} />} title={t`Nothing waits for you`} level={3}>
          <Trans>Needs to restate or confirm, answers to complete and decisions to take appear here.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {waiting.map(({ act, request }) => (
            <WaitingRow key={request.id + act} act={act} request={request} />
          ))}
        </ul>
      )}
    </Card>
  )
}
