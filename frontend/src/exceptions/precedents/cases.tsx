import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { cases_connection$key } from '~/__generated__/cases_connection.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, NoValue, useWords } from '~/words'
import { useCaseWord } from './history-words'
import s from './precedents-page.module.css'

const fragment = graphql`
  fragment cases_connection on ImportedCaseConnection {
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
`

/** The first of the cases that were asked for; narrowed by the bar above. */
export function Cases({ cases }: { cases: cases_connection$key }) {
  const { t } = useLingui()
  const words = useWords()
  const outcome = useCaseWord()
  const { totalCount, edges } = useFragment(fragment, cases)
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
    </details>
  )
}
