import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day } from '~/words'
import s from '../portfolio/portfolio.module.css'
import type { GateRow } from './row'
import { Why } from './why'

/** A gate in the list, on a phone. */
export const GateCard = ({ row }: { row: GateRow }) => (
  <span className={s.card}>
    <span className={s.cardTop}>
      <span className={s.cardName}>{row.name}</span>
      <Day day={row.dueOn} short />
    </span>
    <span className={s.cardLine}>
      <span>{row.project.name}</span>
      <ThreeKeysOf readiness={row.readiness} marks />
    </span>
    <span className={s.cardLine}>
      <TwoTruths compliance={row.readiness.compliance} />
    </span>
    <span className={s.cardLine}>
      <Why row={row} />
    </span>
  </span>
)
