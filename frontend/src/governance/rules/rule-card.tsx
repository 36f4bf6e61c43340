import { TwoTruths } from '~/parts/two-truths/two-truths'
import type { RulesRow } from './rules-row'
import s from '../governance.module.css'

/** A rule on a phone. */
export function RuleCard({ row }: { row: RulesRow }) {
  return (
    <span className={s.card}>
      <span className={s.cardTitle}>{row.title}</span>
      <span className={s.cardLine}>
        {row.ref} · {row.ownerOffice}
      </span>
      <span className={s.cardLine}>
        <TwoTruths compliance={row.compliance} />
      </span>
      <span className={s.cardLine}>{row.current?.statement}</span>
    </span>
  )
}
