import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { Segmented } from '~/design/segmented/segmented'
import { PlainTable, type PlainColumn } from '~/design/table/plain-table'
import s from './charts.module.css'

type Props<Row> = {
  /** The finding, in a sentence: "Cost performance slipped to 0.97". */
  finding: ReactNode
  /** What is drawn, with units and the day for which it holds. */
  note?: ReactNode
  /** The same as a table: for those who read rather than look, and for copying. */
  table: {
    label: string
    columns: readonly PlainColumn<Row>[]
    rows: readonly Row[]
    rowId: (row: Row) => string
  }
  level?: 2 | 3
  children: ReactNode
}

/** A chart with its finding as the title and its table twin one press away. */
export function Figure<Row>({ finding, note, table, level = 2, children }: Props<Row>) {
  const { t } = useLingui()
  const [as, setAs] = useState<'chart' | 'table'>('chart')
  const Heading = `h${level}` as const
  return (
    <figure className={s.figure}>
      <figcaption className={s.caption}>
        <div>
          <Heading className={s.finding}>{finding}</Heading>
          {note && <p className={s.note}>{note}</p>}
        </div>
        <Segmented
          label={t`Show as`}
          value={as}
          onChange={setAs}
          options={[
            { value: 'chart', label: t`Chart` },
            { value: 'table', label: t`Table` },
          ]}
        />
      </figcaption>
      {as === 'chart' ? children : <PlainTable {...table} />}
    </figure>
  )
}
