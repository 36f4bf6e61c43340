import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column } from '~/design/table/table'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { sortableSource } from './variables'
import { useWords } from '~/words'
import { Base, LeadTime, Price } from '../figures'
import type { SourceRow } from './row'
import s from './sources.module.css'

/** The columns of the register of sources. */
export function useSourceColumns(): Column<SourceRow>[] {
  const { t } = useLingui()
  const words = useWords()
  return useMemo(() => {
    const columns: Column<SourceRow>[] = [
      { id: 'ref', head: t`Reference`, width: 88, pinned: true, cell: row => row.ref },
      {
        id: 'name',
        head: t`Source`,
        width: 240,
        grow: 2,
        pinned: true,
        cell: row => (
          <Link to="/services/sources/$ref" params={{ ref: row.ref }} className={s.name} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      { id: 'base', head: t`Supply base`, width: 110, cell: row => <Base row={row} /> },
      { id: 'supplier', head: t`Supplier`, width: 180, grow: 1, cell: row => row.supplier ?? '' },
      { id: 'lead', head: t`Lead time`, width: 150, end: true, cell: row => <LeadTime row={row} /> },
      { id: 'price', head: t`Price`, width: 190, end: true, cell: row => <Price row={row} /> },
      {
        id: 'used',
        head: t`In alternatives`,
        width: 120,
        end: true,
        cell: row => words.count(row.alternativeCount),
      },
      {
        id: 'evidence',
        head: t`Evidence`,
        width: 92,
        end: true,
        cell: row => words.count(row.evidenceCount),
      },
      { id: 'unit', head: t`Unit`, width: 140, cell: row => row.unit?.name ?? '' },
      {
        id: 'valid',
        head: t`Valid until`,
        width: 116,
        cell: row => (row.validUntil ? words.day(row.validUntil) : ''),
      },
      { id: 'origin', head: t`Comes from`, width: 112, cell: row => <ProvenanceBadge kind={row.origin} /> },
    ]
    return columns.map(column => ({ ...column, sortable: sortableSource(column.id) }))
  }, [t, words])
}
