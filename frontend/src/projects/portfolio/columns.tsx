import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { RatingBadge } from '~/parts/rating/rating'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { Amount, Day, NoValue, useWords } from '~/words'
import { Ended } from '../ended'
import { StageSteps } from '../stage'
import { Triad } from '../triad'
import type { ProjectRow } from './row'
import { sortable } from '~/parts/search/projects-search'
import s from './portfolio.module.css'

/** Shown while nobody chose otherwise; the rest is one press away. */
export const FIRST_SHOWN = ['portfolio', 'stage', 'rating', 'finish', 'budget', 'keys', 'requests', 'triad']

/** The columns of the portfolio table. */
export function useColumns(): Column<ProjectRow>[] {
  const { t } = useLingui()
  const words = useWords()
  return useMemo(() => {
    const columns: Column<ProjectRow>[] = [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, cell: row => row.ref },
      { id: 'name', head: t`Project`, width: 250, grow: 2, pinned: true, cell: row => <Name row={row} /> },
      {
        id: 'portfolio',
        head: t`Portfolio`,
        width: 150,
        grow: 1,
        cell: row => <Cut>{row.portfolioName}</Cut>,
      },
      { id: 'program', head: t`Program`, width: 170, grow: 1, cell: row => <Cut>{row.programName}</Cut> },
      { id: 'stage', head: t`Stage`, width: 136, cell: row => <StageSteps stage={row.stage} /> },
      { id: 'rating', head: t`Rating`, width: 222, cell: row => <Rating row={row} /> },
      { id: 'keys', head: t`Next gate`, width: 168, cell: row => <NextGate row={row} /> },
      { id: 'start', head: t`Start`, width: 116, cell: row => <MaybeDay day={row.startOn} /> },
      { id: 'finish', head: t`Finish`, width: 164, cell: row => <Finish row={row} /> },
      { id: 'budget', head: t`Budget`, width: 112, end: true, cell: row => <Budget row={row} /> },
      {
        id: 'burn',
        head: t`Burn a week`,
        width: 116,
        end: true,
        cell: row => <Amount money={row.weeklyBurn} compact why="not-stated" />,
      },
      {
        id: 'requests',
        head: t`Open requests`,
        width: 116,
        end: true,
        cell: row =>
          row.openRequests > 0 ? words.count(row.openRequests) : <span className={s.nought}>0</span>,
      },
      { id: 'triad', head: t`Triad`, width: 112, cell: row => <Triad workstreams={row.workstreams} /> },
      { id: 'origin', head: t`Source`, width: 112, cell: row => <ProvenanceBadge kind={row.origin} /> },
    ]
    return columns.map(column => ({ ...column, sortable: sortable(column.id) }))
  }, [t, words])
}

const Cut = ({ children }: { children: string }) => (
  <span className={s.cut} title={children}>
    {children}
  </span>
)

export const Name = ({ row }: { row: ProjectRow }) => (
  <Link to="/projects/$ref" params={{ ref: row.ref }} className={s.name} title={row.name}>
    {row.name}
  </Link>
)

export const Rating = ({ row }: { row: ProjectRow }) => (
  <RatingBadge
    rating={row.rating}
    scale={row.ratingScale}
    withheld={row.ratingWithheld}
    year={row.ratingYear}
  />
)

const MaybeDay = ({ day }: { day: string | null | undefined }) =>
  day ? <Day day={day} /> : <NoValue why="not-stated" />

export const Finish = ({ row }: { row: ProjectRow }) => (
  <>
    <MaybeDay day={row.finishOn} />
    {row.ended && <Ended />}
  </>
)

export const Budget = ({ row }: { row: ProjectRow }) => (
  <Amount
    money={row.budget}
    compact
    why={row.budgetWithheld ? 'withheld' : 'not-stated'}
    reason={row.budgetWithheld}
  />
)

export function NextGate({ row }: { row: ProjectRow }) {
  if (!row.nextGate)
    return (
      <span className={s.nought}>
        <Trans>no gate ahead</Trans>
      </span>
    )
  return (
    <span className={s.gate} title={row.nextGate.name}>
      <ThreeKeysOf readiness={row.nextGate.readiness} marks />
      <Day day={row.nextGate.dueOn} short />
    </span>
  )
}
