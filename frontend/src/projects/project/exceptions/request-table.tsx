import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { requestTable_project$key } from '~/__generated__/requestTable_project.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { RecordLink } from '~/parts/records/record-link'
import { StateBadge } from '~/parts/request/state-badge'
import { Amount, Moment } from '~/words'

const fragment = graphql`
  fragment requestTable_project on Project {
    requests {
      id
      ref
      title
      state
      lapsed
      expired
      openedAt
      amount {
        amount
        currency
      }
      providerUnit {
        name
      }
      burn {
        ...burnClockOf_burn
      }
    }
  }
`

export function RequestTable({ project }: { project: requestTable_project$key }) {
  const { t } = useLingui()
  const { requests } = useFragment(fragment, project)
  return (
    <PlainTable
      label={t`Exception requests`}
      rows={requests}
      rowId={row => row.id}
      columns={[
        {
          id: 'title',
          head: t`Request`,
          cell: row => (
            <RecordLink to={`/exceptions/${row.ref}`}>
              {row.ref} {row.title}
            </RecordLink>
          ),
        },
        {
          id: 'state',
          head: t`State`,
          cell: row => <StateBadge {...row} />,
        },
        { id: 'provider', head: t`Provider`, cell: row => row.providerUnit.name },
        { id: 'amount', head: t`Amount`, end: true, cell: row => <Amount money={row.amount} /> },
        {
          id: 'burn',
          head: t`Cost of waiting`,
          end: true,
          cell: row => <BurnClockOf burn={row.burn} ask={row.amount} />,
        },
        { id: 'opened', head: t`Opened`, cell: row => <Moment at={row.openedAt} /> },
      ]}
    />
  )
}
