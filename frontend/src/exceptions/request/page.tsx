import { Trans } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageRequestQuery } from '~/__generated__/pageRequestQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { StateBadge } from '~/parts/request/state-badge'
import { Acts } from './acts'
import { DialogOf } from './dialogs'
import { HeadActs } from './head-acts'
import { MoneyCard } from './money-card'
import { NextStep } from './next-step'
import {
  AlternativesCard,
  DecisionCard,
  HistoryCard,
  NeedCard,
  ObstaclesCard,
  PrecedentsCard,
  WhoCard,
} from './cards'
import { WorkbenchContext, useWorkbench } from './workbench'

const Live = lazy(() => import('./live-beside'))
const Follow = lazy(() => import('./follow'))

const query = graphql`
  query pageRequestQuery($ref: String!) @preloadable {
    viewer {
      person {
        id
      }
    }
    exceptionRequest(ref: $ref) {
      ref
      title
      state
      lapsed
      expired
      origin
      ...workbench_request
      ...nextStep_request
      ...moneyCard_request
      ...cards_request
      ...requestNow_request
      ...follow_request
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageRequestQuery> }

/** The workbench of one request: from the need to an answer, everything that happened, and what one may do. */
export default function RequestPage({ queryRef }: Props) {
  const { exceptionRequest: request, viewer } = usePreloadedQuery<pageRequestQuery>(query, queryRef)
  if (!request) throw notFound()
  return <Workbench key={request.ref} request={request} me={viewer.person.id} />
}

type Request = NonNullable<pageRequestQuery['response']['exceptionRequest']>

function Workbench({ request, me }: { request: Request; me: string }) {
  const bench = useWorkbench(request, me, query)
  // as the live mark says it: a lapse and an end are no events
  const shown = `${bench.request.version}${request.lapsed ? ' lapsed' : ''}${request.expired ? ' expired' : ''}`
  return (
    <WorkbenchContext value={bench}>
      <PageHead
        title={request.title}
        crumbs={
          <Link to="/exceptions">
            <Trans>Exceptions</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={request.ref} />
            <StateBadge {...request} />
            {request.origin === 'ILLUSTRATIVE' && <ProvenanceBadge kind={request.origin} />}
            <Suspense>
              <Live id={bench.request.id} shown={shown} again={bench.reload} />
            </Suspense>
          </>
        }
        acts={
          <>
            <Suspense>
              <Follow request={request} />
            </Suspense>
            <HeadActs />
          </>
        }
      />
      <PageBody>
        <NextStep request={request} />
        <Columns parts="main-side">
          <Stack>
            <NeedCard request={request} />
            <ObstaclesCard request={request} />
            <AlternativesCard request={request} />
            <DecisionCard request={request} />
          </Stack>
          <Stack>
            <MoneyCard request={request} />
            <Acts />
            <WhoCard />
            <PrecedentsCard />
          </Stack>
        </Columns>
        <HistoryCard request={request} />
      </PageBody>
      <DialogOf />
    </WorkbenchContext>
  )
}
