import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment, lazy, Suspense } from 'react'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageHomeQuery } from '~/__generated__/pageHomeQuery.graphql'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { blocksFor, type Block } from './blocks'
import { FollowingBlock } from './following-block'
import { ProjectsBlock } from './projects-block'
import { RequestsBlock } from './requests-block'
import { SetUpBanner } from './set-up-banner'
import { WaitingBlock } from './waiting-block'
import s from './home.module.css'

const Live = lazy(() => import('~/parts/live/live-waiting'))

const query = graphql`
  query pageHomeQuery @preloadable {
    viewer {
      person {
        name
        ...projectsBlock_person
      }
      roles
      acts
      organisation
    }
    waiting: queue(first: 20) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          act
          request {
            ref
          }
        }
      }
      ...waitingBlock_queue
    }
    others: queue(first: 5, filter: { part: OTHERS }) {
      ...waitingBlock_others
    }
    following(first: 5) {
      ...followingBlock_items
    }
    myRequests {
      ...requestsBlock_requests
    }
    setUp {
      ...setUpBanner_steps
    }
  }
`

/** Where somebody lands: what waits for them, what is theirs and what they follow, in the order of their role. */
export default function HomePage({ queryRef }: { queryRef: PreloadedQuery<pageHomeQuery> }) {
  const { t } = useLingui()
  const environment = useRelayEnvironment()
  const again = () => fetchQuery(environment, query, {}).toPromise()
  const { viewer, waiting, others, following, myRequests, setUp } = usePreloadedQuery<pageHomeQuery>(
    query,
    queryRef,
  )
  const { person, roles, acts, organisation } = viewer
  const name = person.name.split(' ')[0] ?? ''
  const block: Record<Block, React.ReactNode> = {
    waiting: <WaitingBlock queue={waiting} others={others} />,
    requests: <RequestsBlock requests={myRequests} acts={acts} />,
    projects: <ProjectsBlock person={person} acts={acts} />,
  }
  const mayAsk = acts.includes('exception:request')
  const shown = blocksFor(roles).filter(name => name !== 'requests' || mayAsk || myRequests.length > 0)
  const place = (name: Block) => <Fragment key={name}>{block[name]}</Fragment>
  return (
    <>
      <PageHead
        title={t`Home`}
        beside={
          <Suspense>
            <Live
              items={waiting.edges.map(({ node }) => node)}
              all={!waiting.pageInfo.hasNextPage}
              again={again}
            />
          </Suspense>
        }
      />
      <PageBody>
        <header className={s.welcome}>
          <h2>
            <Trans>Good to see you, {name}</Trans>
          </h2>
          <p>{organisation}</p>
        </header>
        <SetUpBanner steps={setUp} />
        <Columns parts="main-side">
          <Stack>{shown.slice(0, -1).map(place)}</Stack>
          <Stack>
            {shown.slice(-1).map(place)}
            <FollowingBlock items={following} />
          </Stack>
        </Columns>
      </PageBody>
    </>
  )
}
