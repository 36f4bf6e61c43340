import s from '../portfolio/portfolio.module.css'
import { useKeySummary } from '../key-summary'
import type { GateRow } from './row'

/** The reason behind the key that decides. */
export function Why({ row }: { row: GateRow }) {
  const summary = useKeySummary()
  const deciding = row.readiness.keys.find(key => key.state === row.readiness.state)
  const said = deciding && summary(deciding)
  return (
    <span className={s.cut} title={said}>
      {said}
    </span>
  )
}
