import { Trans } from '@lingui/react/macro'
import { usePaginationFragment } from 'react-relay/hooks'
import type { OperationType } from 'relay-runtime'
import { Button } from '~/design/button/button'
import { PARTS, type QueueKeys } from './use-queue-parts'

const PAGE = 50

type Props = { part: keyof typeof PARTS; query: QueueKeys }

/** The way to the next page of a part of the queue; fetched where there is one. */
export default function More({ part, query }: Props) {
  const { loadNext, isLoadingNext } = usePaginationFragment<OperationType, QueueKeys>(PARTS[part], query)
  return (
    <Button variant="ghost" busy={isLoadingNext} onClick={() => void loadNext(PAGE)} data-row="">
      <Trans>Show more</Trans>
    </Button>
  )
}
