import { Trans } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageDecideQuery } from '~/__generated__/pageDecideQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { PageHead } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { StateBadge } from '~/parts/request/state-badge'
import { Board } from './board'
import { DecideBar } from './decide-bar'
import { RefuseButtons } from './refuse-buttons'
import s from './decide.module.css'

// what others do meanwhile is followed once what is decided on can be read
const Live = lazy(() => import('~/parts/live/live-record'))

/** As the live mark says it: a lapse and an end are no events. */
const requestShown = ({ version, lapsed, expired }: { version: number; lapsed: boolean; expired: boolean }) =>
  `${version}${lapsed ? ' lapsed' : ''}${expired ? ' expired' : ''}`

const query = graphql`
  query pageDecideQuery($ref: String!) @preloadable {
    viewer {
      person {
        id
      }
    }
    exceptionRequest(ref: $ref) {
      id
      version
      ref
      title
      state
      lapsed
      expired
      origin
      ...board_request
      ...decideBar_request
      ...refuseButtons_request
      ...requestNow_request
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageDecideQuery>; params: { ref: string } }

/** Everything that a decision rests on, in one screen, and the decision always in view at its foot. */
export default function DecidePage({ queryRef, params: { ref } }: Props) {
  const { exceptionRequest: request, viewer } = usePreloadedQuery<pageDecideQuery>(query, queryRef)
  const environment = useRelayEnvironment()
  const reload = useCallback(() => fetchQuery(environment, query, { ref }).toPromise(), [environment, ref])
  if (!request) throw notFound()
  return (
    <>
      <PageHead
        title={request.title}
        crumbs={
          <Link to="/decisions">
            <Trans>Decisions</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={request.ref} />
            <StateBadge {...request} />
            {request.origin === 'ILLUSTRATIVE' && <ProvenanceBadge kind={request.origin} />}
            <Suspense>
              <Live id={request.id} shown={requestShown(request)} again={reload} />
            </Suspense>
          </>
        }
        acts={<RefuseButtons request={request} onReload={() => void reload()} />}
      />
      <div className={s.page}>
        <Board request={request} onReload={() => void reload()} />
        <DecideBar key={request.ref} request={request} me={viewer.person.id} onReload={() => void reload()} />
      </div>
    </>
  )
}
