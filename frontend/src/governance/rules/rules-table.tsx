import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { rulesTable_query$key } from '~/__generated__/rulesTable_query.graphql'
import type { rulesTablePaginationQuery } from '~/__generated__/rulesTablePaginationQuery.graphql'
import { Table } from '~/design/table/table'
import { RuleCard } from './rule-card'
import { useRulesColumns } from './rules-columns'
import { RulesEmpty } from './rules-empty'
import { useRulesRow } from './rules-row'
import type { RulesSearch } from './rules-search'
import { useRulesSearch } from './use-rules-search'

const fragment = graphql`
  fragment rulesTable_query on Query
  @refetchable(queryName: "rulesTablePaginationQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 60 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "RuleFilter" }
    orderBy: { type: "[RuleOrder!]" }
  ) {
    rules(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy)
      @connection(key: "rulesTable_rules") {
      totalCount
      edges {
        node {
          ref
          ...rulesRow_rule
        }
      }
    }
  }
`

export function RulesTable({ query, search }: { query: rulesTable_query$key; search: RulesSearch }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const change = useRulesSearch(search)
  const columns = useRulesColumns()
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<
    rulesTablePaginationQuery,
    rulesTable_query$key
  >(fragment, query)
  return (
    <Table
      label={t`Rules`}
      columns={columns}
      rows={data.rules.edges.map(edge => edge.node)}
      rowId={row => row.ref}
      useRow={useRulesRow}
      total={data.rules.totalCount}
      sort={search.sort ? { by: search.sort, desc: Boolean(search.desc) } : undefined}
      onSort={sort => change({ sort: sort?.by as RulesSearch['sort'], desc: sort?.desc || undefined })}
      onOpen={ref => ref && void navigate({ to: '/rules/$ref', params: { ref } })}
      hasMore={hasNext}
      onMore={() => !isLoadingNext && loadNext(100)}
      card={row => <RuleCard row={row} />}
      cardHeight={104}
      empty={<RulesEmpty filtered={Boolean(search.q || search.office)} />}
    />
  )
}
