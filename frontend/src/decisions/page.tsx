import { lazy, Suspense } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Gavel } from 'lucide-react'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageDecisionsQuery } from '~/__generated__/pageDecisionsQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { Queue } from './queue'

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
        ref
        ...queueRow_request
      }
    }
  }
`

/** What waits for one's decision, the dearest first, and what waits for another word of one's own. */
export default function DecisionsPage({ queryRef }: { queryRef: PreloadedQuery<pageDecisionsQuery> }) {
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
        <Card
          title={t`Wait for your decision`}
          note={t`Ordered by what an hour of waiting costs; j and k move, Enter opens`}
          flush
        >
          {toDecide.length > 0 ? (
            <Queue items={toDecide} label={t`Wait for your decision`} />
          ) : (
            <Empty
              level={3}
              icon={<Gavel size={20} />}
              title={t`Nothing waits for your decision`}
              act={
                <ButtonLink to="/exceptions" search={{ show: 'open' }}>
                  <Trans>See the open requests</Trans>
                </ButtonLink>
              }
            >
              <Trans>
                Requests that you have the authority to decide appear here, with what waiting costs.
              </Trans>
            </Empty>
          )}
        </Card>
        {others.length > 0 && (
          <Card title={t`Wait for another word of yours`} flush>
            <Queue items={others} label={t`Wait for another word of yours`} />
          </Card>
        )}
      </PageBody>
    </>
  )
}
