import { lazy, Suspense } from 'react'
import { useLingui } from '@lingui/react/macro'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageDecisionsQuery } from '~/__generated__/pageDecisionsQuery.graphql'
import { Card } from '~/design/card/card'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { Queue } from './queue'
import type { QueueSearch } from './search'
import { ToDecide } from './to-decide'

/** Acts that make a decision, alone or with others. */
const DECIDING = new Set(['approveRequest', 'signTerms'])

const Live = lazy(() => import('~/parts/live/live-waiting'))

const query = graphql`
  query pageDecisionsQuery @preloadable {
    viewer {
      acts
    }
    waitingForMe {
      act
      request {
        id
        ref
        title
        version
        lapsed
        burn {
          breakEvenAt
        }
        ...queueRow_request
      }
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageDecisionsQuery>; search: QueueSearch }

/** What waits for one's decision, the dearest first, and what waits for another word of one's own. */
export default function DecisionsPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const environment = useRelayEnvironment()
  const again = () => fetchQuery(environment, query, {}).toPromise()
  const { viewer, waitingForMe } = usePreloadedQuery<pageDecisionsQuery>(query, queryRef)
  const toDecide = waitingForMe.filter(item => DECIDING.has(item.act))
  const others = waitingForMe.filter(item => !DECIDING.has(item.act))
  return (
    <>
      <PageHead
        title={t`Decisions`}
        beside={
          <Suspense>
            <Live items={waitingForMe} again={again} />
          </Suspense>
        }
      />
      <SectionTabs section="decisions" acts={viewer.acts} />
      <PageBody width="read">
        <ToDecide items={toDecide} search={search} again={again} />
        {others.length > 0 && (
          <Card title={t`Wait for another word of yours`} flush>
            <Queue items={others} label={t`Wait for another word of yours`} />
          </Card>
        )}
      </PageBody>
    </>
  )
}
