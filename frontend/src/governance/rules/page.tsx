import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useDeferredValue } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageRulesQuery } from '~/__generated__/pageRulesQuery.graphql'
import { Button } from '~/design/button/button'
import { PageBody, PageHead } from '~/design/page/page'
import { PageSkeleton } from '~/design/skeleton/skeleton'
import { useLacking } from '~/parts/records/act-button'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { RulesBar } from './rules-bar'
import type { RulesSearch } from './rules-search'
import { RulesTable } from './rules-table'

const CreateDialog = lazy(() => import('./create-dialog').then(room => ({ default: room.CreateDialog })))

const query = graphql`
  query pageRulesQuery($search: String, $filter: RuleFilter, $orderBy: [RuleOrder!]) @preloadable {
    viewer {
      acts
      roles
    }
    ...rulesTable_query @arguments(search: $search, filter: $filter, orderBy: $orderBy)
  }
`

type Props = { queryRef: PreloadedQuery<pageRulesQuery>; search: RulesSearch }

/** The library of standards: what each office asks, and how often it was held against somebody. */
export default function RulesPage({ queryRef, search }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Rules queryRef={useDeferredValue(queryRef)} search={search} />
    </Suspense>
  )
}

function Rules({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const data = usePreloadedQuery<pageRulesQuery>(query, queryRef)
  const lacking = useLacking(data.viewer.acts)
  const show = (open: boolean) =>
    void navigate({ to: '/rules', search: { ...search, new: open || undefined }, replace: true })
  return (
    <>
      <PageHead
        title={t`Rules`}
        acts={
          <Button
            variant="primary"
            reason={lacking('rule:create')}
            whoCan={t`the lead of the office`}
            onClick={() => show(true)}
          >
            <Plus size={15} aria-hidden />
            <Trans>New rule</Trans>
          </Button>
        }
      />
      <SectionTabs section="rules" acts={data.viewer.acts} />
      <PageBody width="full">
        <RulesBar search={search} acts={data.viewer.acts} variables={queryRef.variables} />
        <RulesTable query={data} search={search} />
      </PageBody>
      {search.new && (
        <Suspense>
          <CreateDialog roles={data.viewer.roles} onClose={() => show(false)} />
        </Suspense>
      )}
    </>
  )
}
