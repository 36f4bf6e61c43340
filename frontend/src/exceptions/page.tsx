import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Suspense, useDeferredValue, useMemo } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageExceptionsQuery } from '~/__generated__/pageExceptionsQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { PageBody, PageHead } from '~/design/page/page'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { useCommands } from '~/parts/commands/commands'
import { RegisterBar } from './register-bar'
import { RegisterTable } from './register-table'
import type { RegisterSearch } from './register-search'

const query = graphql`
  query pageExceptionsQuery(
    $search: String
    $filter: ExceptionRequestFilter
    $orderBy: [ExceptionRequestOrder!]
  ) @preloadable {
    ...registerTable_query @arguments(search: $search, filter: $filter, orderBy: $orderBy)
    ...registerViews_query
  }
`

type Props = { queryRef: PreloadedQuery<pageExceptionsQuery>; search: RegisterSearch }

/** The register of exception requests: what was asked, where it stands, and what waiting costs. */
export default function ExceptionsPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  // while a new filter is read, the rows of the last one stay
  const shown = useDeferredValue(queryRef)
  useRequestCommand()
  return (
    <>
      <PageHead
        title={t`Exceptions`}
        acts={
          <ButtonLink to="/exceptions/new" variant="primary">
            <Plus size={15} aria-hidden />
            <Trans>Request an exception</Trans>
          </ButtonLink>
        }
      />
      <PageBody width="full">
        <Suspense fallback={<PageSkeleton />}>
          <Register queryRef={shown} search={search} />
        </Suspense>
      </PageBody>
    </>
  )
}

function Register({ queryRef, search }: Props) {
  const data = usePreloadedQuery<pageExceptionsQuery>(query, queryRef)
  return (
    <>
      <RegisterBar counts={data} search={search} />
      <RegisterTable query={data} search={search} />
    </>
  )
}

function useRequestCommand() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const label = t`Request an exception`
  const group = t`Create`
  useCommands(
    useMemo(
      () => [
        {
          id: 'request-exception',
          label,
          group,
          icon: <Plus size={16} />,
          run: () => void navigate({ to: '/exceptions/new' }),
        },
      ],
      [label, group, navigate],
    ),
  )
}
