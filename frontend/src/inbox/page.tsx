import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageInboxQuery } from '~/__generated__/pageInboxQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { PageBody, PageHead } from '~/design/page/page'
import { Segmented } from '~/design/segmented/segmented'
import { EmptyInbox } from './empty-inbox'
import { MarkAll } from './mark-all'
import { NoticeGroups } from './notice-groups'
import { inboxVariables, type InboxSearch } from './search'
import s from './inbox.module.css'

const Live = lazy(() => import('~/parts/live/live-inbox'))

export const query = graphql`
  query pageInboxQuery($after: String, $filter: NoticeFilter) {
    unreadNotices
    myNotices(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          ...noticeGroups_notices
        }
      }
    }
  }
`
export const variables = ({ search }: { search: InboxSearch }) => inboxVariables(search)

type Props = { queryRef: PreloadedQuery<pageInboxQuery>; search: InboxSearch }

/** What happened to what concerns one: unread first, record by record. */
export default function InboxPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const environment = useRelayEnvironment()
  const again = () => fetchQuery(environment, query, inboxVariables(search)).toPromise()
  const { unreadNotices, myNotices } = usePreloadedQuery<pageInboxQuery>(query, queryRef)
  const notices = myNotices.edges.map(edge => edge.node)
  const { hasNextPage, endCursor } = myNotices.pageInfo
  return (
    <>
      <PageHead
        title={t`Inbox`}
        beside={
          <Suspense>
            <Live unread={unreadNotices} again={again} />
          </Suspense>
        }
        acts={<MarkAll notices={notices} unread={unreadNotices} done={again} />}
      />
      <PageBody width="read">
        <div className={s.ways}>
          <Segmented
            label={t`What is shown`}
            value={search.show ?? 'all'}
            options={[
              { value: 'all', label: <Trans>All</Trans> },
              { value: 'mine', label: <Trans>Waits for my act</Trans> },
            ]}
            onChange={show =>
              void navigate({ to: '/inbox', search: show === 'mine' ? { show } : {}, replace: true })
            }
          />
        </div>
        {notices.length > 0 ? <NoticeGroups notices={notices} /> : <EmptyInbox search={search} />}
        {hasNextPage && endCursor && (
          <ButtonLink to="/inbox" search={{ ...search, after: endCursor }}>
            <Trans>Show what is older</Trans>
          </ButtonLink>
        )}
      </PageBody>
    </>
  )
}
