import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Gavel } from 'lucide-react'
import { graphql, usePaginationFragment, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { page_listed$key } from '~/__generated__/page_listed.graphql'
import type { pageDirectedQuery } from '~/__generated__/pageDirectedQuery.graphql'
import type { pageListedMoreQuery } from '~/__generated__/pageListedMoreQuery.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { Segmented } from '~/design/segmented/segmented'
import { ListBar, ListTotals } from '~/parts/records/bar'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { DecisionLine } from './line'
import { filterOf, type Show } from './filter'
import s from './directed.module.css'

const ExportMenu = later(async () => (await import('~/parts/export/export-menu')).ExportMenu)
const PAGE = 30
const COLUMNS = ['who', 'why', 'before', 'kind', 'dissents']

export const query = graphql`
  query pageDirectedQuery($filter: DecisionFilter) {
    viewer {
      acts
    }
    ...page_listed @arguments(filter: $filter)
  }
`
export const variables = ({ search }: { search: { show?: Show } }) => ({ filter: filterOf(search.show) })

const fragment = graphql`
  fragment page_listed on Query
  @refetchable(queryName: "pageListedMoreQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 30 }
    after: { type: "String" }
    filter: { type: "DecisionFilter" }
  ) {
    decisions(first: $first, after: $after, filter: $filter) @connection(key: "page_listed_decisions") {
      totalCount
      edges {
        node {
          id
          ...line_decision
        }
      }
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageDirectedQuery>; search: { show?: Show } }

/** Decisions that leadership looks at: overrides, what a superior directed, and what was dissented from. */
export default function DirectedPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/decisions/directed' })
  const told = usePreloadedQuery<pageDirectedQuery>(query, queryRef)
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    pageListedMoreQuery,
    page_listed$key
  >(fragment, told)
  const { edges, totalCount } = data.decisions
  const show = search.show ?? 'all'
  return (
    <>
      <PageHead title={t`Overrides and dissent`} />
      <SectionTabs section="decisions" acts={told.viewer.acts} />
      <PageBody width="read">
        <ListBar
          tools={
            <ExportMenu
              acts={told.viewer.acts}
              table="decisions"
              columns={COLUMNS}
              variables={{ filter: filterOf(search.show) }}
            />
          }
        >
          <Segmented
            label={t`Which decisions`}
            value={show}
            onChange={value =>
              void navigate({ search: value === 'all' ? {} : { show: value }, replace: true })
            }
            options={[
              { value: 'all', label: t`All` },
              { value: 'overrides', label: t`Overrides` },
              { value: 'directed', label: t`Directed` },
              { value: 'emergency', label: t`Emergency goes` },
              { value: 'breach', label: t`Not reviewed in time` },
              { value: 'dissented', label: t`With dissent` },
            ]}
          />
        </ListBar>
        <ListTotals>
          <span>
            <Plural value={totalCount} one="# decision" other="# decisions" />
          </span>
        </ListTotals>
        <Card flush title={t`Who stands for it now, and why`}>
          {edges.length === 0 ? (
            <Empty icon={<Gavel size={20} />} title={t`None of these`} level={3}>
              <Trans>
                A superior may supersede or direct a decision, with a reason, and answers for it. Whoever took
                part may dissent. All of it is listed here.
              </Trans>
            </Empty>
          ) : (
            <ul className={s.list}>
              {edges.map(({ node }) => (
                <DecisionLine key={node.id} decision={node} />
              ))}
            </ul>
          )}
        </Card>
        {hasNext && (
          <Button busy={isLoadingNext} onClick={() => loadNext(PAGE)}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </PageBody>
    </>
  )
}
