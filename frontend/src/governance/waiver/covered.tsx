import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { covered_waiver$key } from '~/__generated__/covered_waiver.graphql'
import { PlainTable } from '~/design/table/plain-table'
import { RecordLink } from '~/parts/records/record-link'
import { Amount, DayOf } from '~/words'

const fragment = graphql`
  fragment covered_waiver on ClassWaiver {
    state
    covered {
      findingId
      projectRef
      projectName
      foundAt
      amount {
        amount
        currency
      }
    }
  }
`

/** The cases that the waiver covers at this instant; one word from the same resolver as the gates. */
export function Covered({ waiver }: { waiver: covered_waiver$key }) {
  const { t } = useLingui()
  const { state, covered } = useFragment(fragment, waiver)
  if (covered.length === 0) {
    return (
      <p>
        {state === 'IN_FORCE' ? (
          <Trans>No violation falls under it now.</Trans>
        ) : (
          <Trans>Nothing: it covers only while it is in force.</Trans>
        )}
      </p>
    )
  }
  return (
    <PlainTable
      label={t`What it covers now`}
      rows={covered}
      rowId={row => row.findingId}
      columns={[
        {
          id: 'project',
          head: t`Project`,
          cell: row => (
            <>
              <RecordLink to={`/projects/${row.projectRef}`}>{row.projectRef}</RecordLink> {row.projectName}
            </>
          ),
        },
        {
          id: 'amount',
          head: t`Amount`,
          end: true,
          cell: row => <Amount money={row.amount} why="not-stated" />,
        },
        { id: 'found', head: t`Found`, end: true, cell: row => <DayOf at={row.foundAt} /> },
      ]}
    />
  )
}
