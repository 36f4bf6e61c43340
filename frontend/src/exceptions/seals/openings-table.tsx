import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { openingsTable_list$key } from '~/__generated__/openingsTable_list.graphql'
import { Badge } from '~/design/badge/badge'
import { PlainTable } from '~/design/table/plain-table'
import { RecordLink } from '~/parts/records/record-link'
import { Moment } from '~/words'

const fragment = graphql`
  fragment openingsTable_list on SealOpeningConnection {
    edges {
      node {
        id
        reason
        opens
        at
        opener {
          name
        }
        alternative {
          title
          sealed
          author {
            name
          }
        }
        request {
          ref
        }
      }
    }
  }
`

/** Every word of an opener, with its reason, and whether it opened the seal. */
export function OpeningsTable({ list }: { list: openingsTable_list$key }) {
  const { t } = useLingui()
  const rows = useFragment(fragment, list).edges.map(edge => edge.node)
  return (
    <PlainTable
      label={t`Asked to be opened`}
      rows={rows}
      rowId={row => row.id}
      columns={[
        { id: 'title', head: t`Alternative`, cell: row => row.alternative?.title },
        {
          id: 'request',
          head: t`Request`,
          cell: ({ request }) => (
            <RecordLink to={`/exceptions/${request?.ref ?? ''}`}>{request?.ref}</RecordLink>
          ),
        },
        { id: 'opener', head: t`Asked by`, cell: row => row.opener?.name },
        { id: 'reason', head: t`Why`, cell: row => row.reason },
        { id: 'at', head: t`When`, end: true, cell: row => <Moment at={row.at} /> },
        {
          id: 'state',
          head: t`Seal`,
          cell: ({ alternative }) =>
            alternative?.sealed ? (
              <Badge tone="none">{t`Closed`}</Badge>
            ) : (
              <Badge tone="warn">{t`Open: ${alternative?.author?.name ?? ''}`}</Badge>
            ),
        },
      ]}
    />
  )
}
