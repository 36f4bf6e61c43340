import { Amount } from '~/words'
import { StateBadge } from '~/parts/request/state-badge'
import type { RegisterRow } from './register-row'
import s from './register.module.css'

/** A request on a phone. */
export function RegisterCard({ row }: { row: RegisterRow }) {
  return (
    <span className={s.card}>
      <span className={s.cardTitle}>{row.title}</span>
      <span className={s.cardLine}>
        {row.ref} · {row.projectName}
      </span>
      <span className={s.cardLine}>
        <StateBadge {...row} quiet />
        <Amount money={row.amount} compact />
      </span>
    </span>
  )
}
