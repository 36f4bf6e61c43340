import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Day, NoValue, useWords } from '~/words'
import type { InitiativeRow } from './row'
import { headcountOf, worstShare } from './worst'
import s from './changes.module.css'

/** The columns of the list of initiatives. */
export function useInitiativeColumns(): Column<InitiativeRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, sortable: true, cell: row => row.ref },
      {
        id: 'name',
        head: t`Initiative`,
        width: 250,
        grow: 2,
        pinned: true,
        sortable: true,
        cell: row => (
          <Link to="/changes/$ref" params={{ ref: row.ref }} className={s.name} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'project',
        head: t`Project`,
        width: 220,
        grow: 1,
        cell: row => (
          <LinkIfSeen to={`/projects/${row.projectRef}/people`} seen={row.project} className={s.cut}>
            {row.projectName}
          </LinkIfSeen>
        ),
      },
      {
        id: 'live',
        head: t`Go-live`,
        width: 116,
        sortable: true,
        cell: row => <GoLive day={row.goLiveOn} />,
      },
      { id: 'people', head: t`People`, width: 140, end: true, cell: row => <People row={row} /> },
      { id: 'asked', head: t`Assessed`, width: 130, end: true, cell: row => <Assessed row={row} /> },
      {
        id: 'worst',
        head: t`Worst group before Ability`,
        width: 190,
        end: true,
        cell: row => <Worst row={row} />,
      },
      { id: 'origin', head: t`Source`, width: 112, cell: row => <ProvenanceBadge kind={row.origin} /> },
    ],
    [t],
  )
}

const GoLive = ({ day }: { day: string | null | undefined }) =>
  day ? <Day day={day} /> : <NoValue why="not-stated" />

export function People({ row }: { row: InitiativeRow }) {
  const { t } = useLingui()
  const words = useWords()
  if (row.groups.length === 0) return <NoValue why="unknown" reason={t`No group of people is entered yet.`} />
  return (
    <span>
      {words.count(headcountOf(row.groups))}{' '}
      <span className={s.quiet}>
        <Plural value={row.groups.length} one="in # group" other="in # groups" />
      </span>
    </span>
  )
}

function Assessed({ row }: { row: InitiativeRow }) {
  const words = useWords()
  const asked = row.groups.filter(group => group.profile).length
  return (
    <span>
      <Trans>
        {words.count(asked)} of {words.count(row.groups.length)} groups
      </Trans>
    </span>
  )
}

/** The share that is stuck before Ability in the group where it is largest. */
export function Worst({ row }: { row: InitiativeRow }) {
  const { t } = useLingui()
  const words = useWords()
  const share = worstShare(row.groups)
  if (share !== null) return <>{words.percent(share)}</>
  const reason = row.groups.find(group => group.profile?.notShown)?.profile?.notShown
  return <NoValue why="not-shown" reason={reason ?? t`Nobody was asked yet.`} />
}
