import { Trans, useLingui } from '@lingui/react/macro'
import { Inbox } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { waitingBlock_others$key } from '~/__generated__/waitingBlock_others.graphql'
import type { waitingBlock_queue$key } from '~/__generated__/waitingBlock_queue.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Empty } from '~/design/empty/empty'
import { QUEUE } from './places'
import { WaitingRow } from './waiting-row'
import s from './home.module.css'

const QueueBurn = later(
  async () => (await import('~/parts/queue-burn/queue-burn')).QueueBurn,
  <div style={{ minHeight: '1.6lh' }} />,
)

const queueFragment = graphql`
  fragment waitingBlock_queue on QueueConnection {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        act
        awaiting
        request {
          id
          version
          ...waitingRow_request
        }
      }
    }
  }
`

const othersFragment = graphql`
  fragment waitingBlock_others on QueueConnection {
    edges {
      node {
        act
        awaiting
        request {
          id
          ...waitingRow_request
        }
      }
    }
  }
`

type Props = { queue: waitingBlock_queue$key; others: waitingBlock_others$key }

/** What waits for the reader, the dearest wait first; below it, what they signed and await others for. */
export function WaitingBlock({ queue, others }: Props) {
  const { t } = useLingui()
  const { edges, pageInfo } = useFragment(queueFragment, queue)
  const signed = useFragment(othersFragment, others).edges
  return (
    <Card
      flush
      title={<Trans>Waiting for me</Trans>}
      note={
        edges.length > 1 ? (
          <Trans>The dearest wait first; what it has cost runs on until you act</Trans>
        ) : (
          edges.length > 0 && <Trans>What it costs runs on until you act</Trans>
        )
      }
    >
      {edges.length === 0 ? (
        <Empty icon={<Inbox size={20} />} title={t`Nothing waits for you`} level={3}>
          <Trans>Needs to restate or confirm, answers to complete and decisions to take appear here.</Trans>
        </Empty>
      ) : (
        <>
          <QueueBurn
            inset
            queue={{}}
            anew={edges.map(({ node: { request } }) => request.id + request.version).join()}
          />
          <ul className={s.rows}>
            {edges.map(({ node }) => (
              <WaitingRow key={node.request.id} item={node} request={node.request} />
            ))}
          </ul>
        </>
      )}
      {signed.length > 0 && (
        <section aria-label={t`Signed by me, awaiting others`}>
          <h3 className={s.groupHead}>
            <Trans>Signed by me, awaiting others</Trans>
          </h3>
          <ul className={s.rows}>
            {signed.map(({ node }) => (
              <WaitingRow key={node.request.id} item={node} request={node.request} />
            ))}
          </ul>
        </section>
      )}
      {pageInfo.hasNextPage && (
        <p className={s.more}>
          <ButtonLink variant="ghost" size="s" to={QUEUE}>
            <Trans>All that waits for me</Trans>
          </ButtonLink>
        </p>
      )}
    </Card>
  )
}
