import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, usePaginationFragment } from 'react-relay/hooks'
import type { cases_query$key } from '~/__generated__/cases_query.graphql'
import type { casesPageQuery } from '~/__generated__/casesPageQuery.graphql'
import { Button } from '~/design/button/button'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, NoValue, useWords } from '~/words'
import { useCaseWord } from './history-words'
import s from './precedents-page.module.css'

const PAGE = 50
const fragment = graphql`
  fragment cases_query on Query
  @refetchable(queryName: "casesPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 50 }
    after: { type: "String" }
    search: { type: "String" }
    filter: { type: "ImportedCaseFilter" }
  ) {
    importedCases(first: $first, after: $after, search: $search, filter: $filter)
      @connection(key: "cases_importedCases") {
      totalCount
      edges {
        node {
          id
          key
          unit
          amount {
            amount
            currency
          }
          outcome
          hops
          hours
          openedAt
        }
      }
    }
  }
`

/** The cases that were asked for, page by page; narrowed by the bar above. */
export function Cases({ query }: { query: cases_query$key }) {
  const { t } = useLingui()
  const words = useWords()
  const outcome = useCaseWord()
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<casesPageQuery, cases_query$key>(
    fragment,
    query,
  )
  const { totalCount, edges } = data.importedCases
  const rows = edges.map(edge => edge.node)
  const [shown, all] = [words.count(rows.length), words.count(totalCount)]
  return (
    <details className={s.cases}>
      <summary>
        <Trans>
          The cases: {shown} of {all}
        </Trans>
      </summary>
      <PlainTable
        label={t`Imported cases`}
        rows={rows}
        rowId={row => row.id}
        columns={[
          { id: 'key', head: t`Case`, cell: row => row.key },
          { id: 'unit', head: t`Unit`, cell: row => row.unit ?? <NoValue why="not-stated" /> },
          { id: 'amount', head: t`Amount`, end: true, cell: row => <Amount money={row.amount} /> },
          { id: 'outcome', head: t`Outcome`, cell: row => outcome(row.outcome) },
          { id: 'hops', head: t`Hands`, end: true, cell: row => words.count(row.hops) },
          {
            id: 'days',
            head: t`Days`,
            end: true,
            cell: row =>
              row.hours == null ? <NoValue why="not-stated" /> : words.number(Number(row.hours) / 24, 1),
          },
        ]}
      />
      {hasNext && (
        <div className={s.more}>
          <Button busy={isLoadingNext} onClick={() => loadNext(PAGE)}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </details>
  )
}
