import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { PersonChip } from '~/parts/person/person-chip'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { sortableService } from '~/parts/search/services-search'
import { NoValue, useWords } from '~/words'
import type { ServiceRow } from './row'
import s from './services.module.css'

/** The columns of the catalogue. */
export function useServiceColumns(): Column<ServiceRow>[] {
  const { t } = useLingui()
  return useMemo(() => {
    const columns: Column<ServiceRow>[] = [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, cell: row => row.ref },
      {
        id: 'name',
        head: t`Service`,
        width: 260,
        grow: 2,
        pinned: true,
        cell: row => (
          <Link to="/services/$ref" params={{ ref: row.ref }} className={s.name} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      { id: 'family', head: t`Family`, width: 210, grow: 1, cell: row => <Cut>{row.family.name}</Cut> },
      { id: 'agency', head: t`Agency`, width: 180, grow: 1, cell: row => <Cut>{row.agency ?? ''}</Cut> },
      { id: 'volume', head: t`Latest volume`, width: 190, end: true, cell: row => <Volume row={row} /> },
      { id: 'owner', head: t`Owner`, width: 170, cell: row => <Owner row={row} /> },
      { id: 'unit', head: t`Unit`, width: 150, cell: row => <Cut>{row.unit.name}</Cut> },
      { id: 'origin', head: t`Source`, width: 112, cell: row => <ProvenanceBadge kind={row.origin} /> },
    ]
    return columns.map(column => ({ ...column, sortable: sortableService(column.id) }))
  }, [t])
}

const Cut = ({ children }: { children: string }) => (
  <span className={s.cut} title={children}>
    {children}
  </span>
)

/** Transactions of the last quarter that has a figure. */
export function Volume({ row }: { row: Pick<ServiceRow, 'latestVolume' | 'latestQuarter'> }) {
  const { t } = useLingui()
  const words = useWords()
  if (row.latestVolume == null)
    return <NoValue why="unknown" reason={t`No volume was published or entered for this service.`} />
  return (
    <>
      <b className={s.volume}>{words.count(row.latestVolume)}</b>{' '}
      <span className={s.quarter}>{row.latestQuarter}</span>
    </>
  )
}

export const Owner = ({ row }: { row: ServiceRow }) =>
  row.owner ? (
    <PersonChip name={row.owner.name} away={row.owner.away} />
  ) : (
    <span className={s.vacant}>
      <Trans>nobody yet</Trans>
    </span>
  )
