import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { BothStates } from '~/parts/two-truths/both-states'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day } from '~/words'
import { OutcomeBadge } from '../outcome-badge'
import s from '../portfolio/portfolio.module.css'
import type { GateRow } from './row'
import { Why } from './why'

/** What the list of gates tells of each. */
export function useGateColumns(): Column<GateRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, sortable: true, cell: row => row.ref },
      {
        id: 'name',
        head: t`Gate`,
        width: 200,
        grow: 1,
        pinned: true,
        sortable: true,
        cell: row => (
          <Link to="/gates/$ref" params={{ ref: row.ref }} className={s.name}>
            {row.name}
          </Link>
        ),
      },
      { id: 'due', head: t`Due`, width: 116, sortable: true, cell: row => <Day day={row.dueOn} /> },
      { id: 'keys', head: t`Keys`, width: 92, cell: row => <ThreeKeysOf readiness={row.readiness} marks /> },
      {
        id: 'state',
        head: t`Opens`,
        width: 176,
        cell: row => (
          <BothStates state={row.readiness.state} without={row.readiness.stateWithoutExceptions} quiet />
        ),
      },
      {
        id: 'open',
        head: t`Keys that open`,
        width: 176,
        cell: row => <TwoTruths compliance={row.readiness.compliance} />,
      },
      { id: 'why', head: t`What holds it`, width: 220, grow: 3, cell: row => <Why row={row} /> },
      {
        id: 'project',
        head: t`Project`,
        width: 170,
        grow: 1,
        cell: row => (
          <Link to="/projects/$ref" params={{ ref: row.project.ref }} className={s.cut}>
            {row.project.name}
          </Link>
        ),
      },
      { id: 'outcome', head: t`Decision`, width: 150, cell: row => <OutcomeBadge outcome={row.outcome} /> },
    ],
    [t],
  )
}
