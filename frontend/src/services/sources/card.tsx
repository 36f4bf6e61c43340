import { Base, LeadTime, Price } from '../figures'
import type { SourceRow } from './row'
import s from './sources.module.css'

/** A source on a phone. */
export default function SourceCard({ row }: { row: SourceRow }) {
  return (
    <span className={s.card}>
      <span className={s.cardTop}>
        <span>{row.name}</span>
        <span>{row.ref}</span>
      </span>
      <span className={s.cardLine}>
        <span>{row.supplier}</span>
        <Base row={row} />
      </span>
      <span className={s.cardLine}>
        <span>
          <LeadTime row={row} />
        </span>
        <span>
          <Price row={row} />
        </span>
      </span>
    </span>
  )
}
