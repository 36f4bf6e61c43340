import { Suspense, useDeferredValue } from 'react'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageDecisionsQuery } from '~/__generated__/pageDecisionsQuery.graphql'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { Desk } from './desk'
import type { QueueSearch } from './search'
import { FIRST, useQueueParts } from './use-queue-parts'

const query = graphql`
  query pageDecisionsQuery($only: QueueOnly, $decide: Int = 30, $word: Int = 30, $others: Int = 30)
  @preloadable {
    viewer {
      acts
    }
    ...useQueueParts_decide @arguments(only: $only, decide: $decide)
    ...useQueueParts_word @arguments(only: $only, word: $word)
    ...useQueueParts_others @arguments(only: $only, others: $others)
  }
`

type Props = { queryRef: PreloadedQuery<pageDecisionsQuery>; search: QueueSearch }

/** What waits for one's decision, the dearest first, and what waits for another word of one's own. */
export default function DecisionsPage({ queryRef, search }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      {/* while another part is read, the rows of the last one stay */}
      <Read queryRef={useDeferredValue(queryRef)} search={search} />
    </Suspense>
  )
}

function Read({ queryRef, search }: Props) {
  const environment = useRelayEnvironment()
  const data = usePreloadedQuery<pageDecisionsQuery>(query, queryRef)
  const parts = useQueueParts(data)
  /** All that was loaded is read again, so that no row is lost to whoever reads it. */
  const again = () => {
    const { decide, word, others } = parts
    const size = ({ items }: { items: readonly unknown[] }) => Math.min(500, Math.max(FIRST, items.length))
    return fetchQuery<pageDecisionsQuery>(environment, query, {
      ...queryRef.variables,
      decide: size(decide),
      word: size(word),
      others: size(others),
    }).toPromise()
  }
  return <Desk acts={data.viewer.acts} parts={parts} search={search} again={again} />
}
