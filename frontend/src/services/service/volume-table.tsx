import { useLingui } from '@lingui/react/macro'
import { NoValue, useWords } from '~/words'
import type { Quarter } from './volumes'

/** The quarters as a table: all that was published of each. */
export function useVolumeTable(quarters: readonly Quarter[]) {
  const { t } = useLingui()
  const words = useWords()
  const cell = (value: string | null | undefined, show: (value: string) => string) =>
    value == null ? <NoValue why="unknown" /> : show(value)
  const column = (
    id: string,
    head: string,
    pick: (row: Quarter) => string | null | undefined,
    show: (v: string) => string,
  ) => ({
    id,
    head,
    end: true,
    cell: (row: Quarter) => cell(pick(row), show),
  })
  return {
    label: t`Volumes by quarter`,
    rows: quarters,
    rowId: (row: Quarter) => row.id,
    columns: [
      { id: 'quarter', head: t`Quarter`, cell: (row: Quarter) => row.quarter },
      column('volume', t`Transactions`, row => row.volume, words.count),
      column('digital', t`Digital`, row => row.digitalVolume, words.count),
      column(
        'cost',
        t`Cost each`,
        row => row.costPerTransaction,
        value => words.number(value),
      ),
      column(
        'completion',
        t`Completed`,
        row => row.completionRate,
        value => words.percent(value),
      ),
      column(
        'satisfaction',
        t`Satisfied`,
        row => row.satisfaction,
        value => words.percent(value),
      ),
    ],
  }
}
