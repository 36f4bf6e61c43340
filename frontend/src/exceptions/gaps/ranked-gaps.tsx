import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { rankedGaps_ranked$key } from '~/__generated__/rankedGaps_ranked.graphql'
import { BarChart } from '~/charts/bar-chart'
import { Figure } from '~/charts/figure'
import { Badge } from '~/design/badge/badge'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, Day, NoValue, useWords } from '~/words'
import { useGapState } from './gap-state'
import s from './gaps.module.css'

const fragment = graphql`
  fragment rankedGaps_ranked on RankedGap @relay(plural: true) {
    requests
    unpriced
    cost {
      amount
      currency
    }
    gap {
      id
      ref
      statement
      targetOn
      deliveredAt
      owner {
        name
      }
      unit {
        name
      }
    }
  }
`
const DRAWN = 10
/** A reference that no line ends within. */
const unbroken = (ref: string) => ref.replace('-', '\u2011')

/** The ranking as bars of what waiting has cost, and under it every gap with its plan. */
export function RankedGaps({ ranked }: { ranked: rankedGaps_ranked$key }) {
  const { t } = useLingui()
  const words = useWords()
  const state = useGapState()
  const rows = useFragment(fragment, ranked)
  const priced = rows.filter(row => row.cost && Number(row.cost.amount) > 0)
  const first = priced[0]
  const money = (row: (typeof rows)[number]) => (row.cost ? words.money(row.cost, { compact: true }) : '')
  return (
    <div className={s.stack}>
      {first && (
        <Figure
          level={3}
          finding={t`Being without ${unbroken(first.gap.ref)} has cost ${money(first)} so far`}
          note={t`Cost of waiting in the requests that met each gap, in base currency`}
          table={{
            label: t`Cost of waiting by gap`,
            columns: [
              { id: 'ref', head: t`Gap`, cell: row => row.gap.ref },
              { id: 'cost', head: t`Cost of waiting`, end: true, cell: money },
            ],
            rows: priced,
            rowId: row => row.gap.id,
          }}
        >
          <BarChart
            label={t`Cost of waiting by gap`}
            bars={priced.slice(0, DRAWN).map(row => ({
              id: row.gap.id,
              label: row.gap.ref,
              value: Number(row.cost?.amount),
              text: money(row),
              tone: row.gap.deliveredAt ? 'none' : 'accent',
            }))}
          />
        </Figure>
      )}
      <PlainTable
        label={t`Every gap`}
        rows={rows}
        rowId={row => row.gap.id}
        columns={[
          {
            id: 'gap',
            head: t`Gap`,
            cell: row => (
              <span className={s.gap}>
                <Link to="/exceptions/gaps/$ref" params={{ ref: row.gap.ref }}>
                  {row.gap.ref}
                </Link>{' '}
                {row.gap.statement}
              </span>
            ),
          },
          {
            id: 'cost',
            head: t`Cost of waiting`,
            end: true,
            cell: row =>
              row.cost ? (
                <Amount money={row.cost} />
              ) : (
                <NoValue why="not-stated" reason={t`No request that met it states what waiting costs.`} />
              ),
          },
          {
            id: 'requests',
            head: t`Requests`,
            end: true,
            cell: row => (
              <>
                {words.count(row.requests)}
                {row.unpriced > 0 && row.cost && (
                  <span className={s.quiet}>
                    {' '}
                    <Trans>({row.unpriced} not priced)</Trans>
                  </span>
                )}
              </>
            ),
          },
          { id: 'unit', head: t`Unit`, cell: row => row.gap.unit.name },
          {
            id: 'state',
            head: t`State`,
            cell: row => (
              <Badge quiet tone={state(row.gap).tone}>
                {state(row.gap).word}
              </Badge>
            ),
          },
          { id: 'owner', head: t`Owner`, cell: row => row.gap.owner?.name ?? t`nobody yet` },
          {
            id: 'target',
            head: t`Target`,
            end: true,
            cell: row => (row.gap.targetOn ? <Day day={row.gap.targetOn} /> : <NoValue why="not-stated" />),
          },
        ]}
      />
    </div>
  )
}
