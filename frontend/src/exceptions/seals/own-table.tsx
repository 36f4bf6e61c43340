import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ownTable_list$key } from '~/__generated__/ownTable_list.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { RecordLink } from '~/parts/records/record-link'
import { DayOf } from '~/words'

const fragment = graphql`
  fragment ownTable_list on AlternativeConnection {
    edges {
      node {
        id
        title
        proposedAt
        withdrawnAt
        request {
          ref
          title
        }
      }
    }
  }
`

/** What one proposed under seal. */
export function OwnTable({ list }: { list: ownTable_list$key }) {
  const { t } = useLingui()
  const rows = useFragment(fragment, list).edges.map(edge => edge.node)
  return (
    <PlainTable
      label={t`What you proposed under seal`}
      rows={rows}
      rowId={row => row.id}
      columns={[
        { id: 'title', head: t`Alternative`, cell: row => row.title },
        {
          id: 'request',
          head: t`Request`,
          cell: ({ request }) => <RecordLink to={`/exceptions/${request.ref}`}>{request.title}</RecordLink>,
        },
        { id: 'on', head: t`Proposed on`, end: true, cell: row => <DayOf at={row.proposedAt} /> },
        {
          id: 'state',
          head: t`State`,
          cell: row => (row.withdrawnAt ? t`Taken back` : t`On the table`),
        },
      ]}
    />
  )
}
