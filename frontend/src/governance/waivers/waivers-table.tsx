import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { waiversTable_list$key } from '~/__generated__/waiversTable_list.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { useWords } from '~/words'
import { useWaiverColumns } from './waiver-columns'
import s from './waivers.module.css'

const fragment = graphql`
  fragment waiversTable_list on ClassWaiverConnection {
    edges {
      node {
        id
        ref
        title
        state
        place
        validUntil
        limit {
          amount
          currency
        }
        rule {
          ref
          title
        }
        covered {
          findingId
        }
      }
    }
  }
`

/** Class waivers with where each holds, up to how much, until when, and how many cases it covers now. */
export function WaiversTable({ list }: { list: waiversTable_list$key }) {
  const { t } = useLingui()
  const words = useWords()
  const columns = useWaiverColumns()
  const rows = useFragment(fragment, list).edges.map(edge => edge.node)
  if (rows.length === 0) return <p className={s.none}>{t`None of this kind.`}</p>
  return (
    <PlainTable
      label={t`Class waivers`}
      rows={rows}
      rowId={row => row.id}
      columns={[
        columns.waiver,
        columns.state,
        {
          id: 'rule',
          head: t`Rule`,
          cell: row => (
            <Link to="/rules/$ref" params={{ ref: row.rule.ref }} className="link" title={row.rule.title}>
              {row.rule.ref}
            </Link>
          ),
        },
        columns.place,
        columns.limit,
        columns.until,
        { id: 'covered', head: t`Covers now`, end: true, cell: row => words.count(row.covered.length) },
      ]}
    />
  )
}
