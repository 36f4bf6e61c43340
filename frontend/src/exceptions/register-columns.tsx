import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { BurnClockOf } from '~/parts/burn-clock/burn-clock-of'
import { StateBadge } from '~/parts/request/state-badge'
import { usePayerWord } from '~/parts/request/words'
import { Amount, Day, DayOf, Moment } from '~/words'
import type { RegisterRow } from './register-row'

/** An end is exclusive: what holds until midnight holds on the day before. */
const lastMoment = (end: string) => new Date(Date.parse(end) - 1).toISOString()

/** The columns of the register. */
export function useRegisterColumns(): Column<RegisterRow>[] {
  const { t, i18n } = useLingui()
  const payer = usePayerWord()
  return useMemo(
    () => [
      { id: 'ref', head: t`Reference`, width: 100, pinned: true, sortable: true, cell: row => row.ref },
      {
        id: 'title',
        head: t`Title`,
        width: 230,
        grow: 2,
        pinned: true,
        sortable: true,
        cell: row => (
          <Link to="/exceptions/$ref" params={{ ref: row.ref }} tabIndex={-1} title={row.title}>
            <b>{row.title}</b>
          </Link>
        ),
      },
      {
        id: 'project',
        head: t`Project`,
        width: 170,
        grow: 1,
        cell: row => <span title={row.projectName}>{row.projectName}</span>,
      },
      {
        id: 'state',
        head: t`State`,
        width: 220,
        sortable: true,
        cell: row => <StateBadge {...row} />,
      },
      {
        id: 'amount',
        head: t`Amount`,
        width: 110,
        end: true,
        sortable: true,
        cell: row => <Amount money={row.amount} />,
      },
      { id: 'payer', head: t`Who pays`, width: 120, cell: row => payer(row.paidBy) },
      {
        id: 'rate',
        head: t`Burn per hour`,
        width: 120,
        end: true,
        sortable: true,
        cell: row => (
          <Amount money={row.burn.costPerHour} digits={0} why="not-stated" reason={row.burn.notStated} />
        ),
      },
      {
        id: 'cost',
        head: t`Cost of waiting`,
        width: 140,
        end: true,
        cell: row => <BurnClockOf burn={row.burn} ask={row.amount} />,
      },
      {
        id: 'opened',
        head: t`Opened`,
        width: 120,
        sortable: true,
        cell: row => <Moment at={row.openedAt} />,
      },
      {
        id: 'needed',
        head: t`Needed by`,
        width: 120,
        sortable: true,
        cell: row => row.neededBy && <Day day={row.neededBy} />,
      },
      {
        id: 'ends',
        head: t`Holds until`,
        width: 140,
        sortable: true,
        cell: row => row.holdsUntil && <DayOf at={lastMoment(row.holdsUntil)} />,
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `t` and `payer` change with the language alone
    [i18n.locale],
  )
}
