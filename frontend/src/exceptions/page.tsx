import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageExceptionsQuery } from '~/__generated__/pageExceptionsQuery.graphql'
import { PageBody, PageHead } from '~/design/page/page'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { RegisterBar } from './register-bar'
import { RegisterTable } from './register-table'
import type { RegisterSearch } from './register-search'
import { RequestButton } from './request-button'
import s from './register.module.css'

const RegisterBurn = lazy(() => import('./register-burn'))

const query = graphql`
  query pageExceptionsQuery(
    $search: String
    $filter: ExceptionRequestFilter
    $facets: ExceptionRequestFilter
    $orderBy: [ExceptionRequestOrder!]
  ) @preloadable {
    viewer {
      acts
    }
    ...registerTable_query @arguments(search: $search, filter: $filter, orderBy: $orderBy)
    requestFacets(search: $search, filter: $facets) {
      ...registerViews_facets
      ...registerStands_facets
    }
    ...viewsMenu_query @arguments(page: "exceptions")
  }
`

type Props = { queryRef: PreloadedQuery<pageExceptionsQuery>; search: RegisterSearch }

/** The register of exception requests: what was asked, where it stands, and what waiting costs. */
export default function ExceptionsPage({ queryRef, search }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      {/* while a new filter is read, the rows of the last one stay */}
      <Register queryRef={useDeferredValue(queryRef)} search={search} />
    </Suspense>
  )
}

function Register({ queryRef, search }: Props) {
  const { t } = useLingui()
  const data = usePreloadedQuery<pageExceptionsQuery>(query, queryRef)
  return (
    <>
      <PageHead title={t`Exceptions`} acts={<RequestButton acts={data.viewer.acts} />} />
      <SectionTabs section="exceptions" acts={data.viewer.acts} />
      <PageBody width="full">
        <RegisterBar facets={data.requestFacets} views={data} search={search} acts={data.viewer.acts} />
        <div className={s.burn}>
          <Suspense>
            <RegisterBurn search={search} />
          </Suspense>
        </div>
        <RegisterTable query={data} search={search} />
      </PageBody>
    </>
  )
}
