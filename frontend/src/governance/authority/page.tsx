import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageAuthorityQuery } from '~/__generated__/pageAuthorityQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { OfRequest } from './of-request'
import type { AuthoritySearch } from './search'

const AskAhead = later(async () => (await import('./ask-ahead')).AskAhead)

export const query = graphql`
  query pageAuthorityQuery(
    $ahead: Boolean!
    $ref: String!
    $asked: Boolean!
    $project: ID!
    $placed: Boolean!
    $unit: ID!
    $provided: Boolean!
    $rule: ID!
    $ruled: Boolean!
  ) {
    ...ofRequest_query
    ...askAhead_query
  }
`
export const variables = ({ search }: { search: AuthoritySearch }) => ({
  ahead: Boolean(search.ahead),
  ref: search.request ?? '',
  asked: Boolean(search.request),
  project: search.project ?? '',
  placed: Boolean(search.project),
  unit: search.unit ?? '',
  provided: Boolean(search.unit),
  rule: search.rule ?? '',
  ruled: Boolean(search.rule),
})

type Props = { queryRef: PreloadedQuery<pageAuthorityQuery>; search: AuthoritySearch }

/** Who can say yes? To a request, or as a question: the chain as people, and why not the others. */
export default function AuthorityPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  return (
    <>
      <PageHead
        title={t`Who can say yes`}
        acts={
          search.ahead ? (
            <ButtonLink to="/authority">
              <Trans>To a request</Trans>
            </ButtonLink>
          ) : (
            <ButtonLink to="/authority" search={{ ahead: true }}>
              <Trans>To an ask not sent yet</Trans>
            </ButtonLink>
          )
        }
      />
      <PageBody width="read">
        <Suspense fallback={<PageSkeleton />}>
          <Question queryRef={useDeferredValue(queryRef)} search={search} />
        </Suspense>
      </PageBody>
    </>
  )
}

function Question({ queryRef, search }: Props) {
  const data = usePreloadedQuery<pageAuthorityQuery>(query, queryRef)
  return queryRef.variables.ahead ? (
    <AskAhead query={data} search={search} />
  ) : (
    <OfRequest query={data} search={search} />
  )
}
