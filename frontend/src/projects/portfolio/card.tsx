import { Day } from '~/words'
import { StageSteps } from '../stage'
import { Budget, NextGate, Rating } from './columns'
import type { ProjectRow } from './row'
import s from './portfolio.module.css'

/** A project on a phone. */
export default function ProjectCard({ row }: { row: ProjectRow }) {
  return (
    <span className={s.card}>
      <span className={s.cardTop}>
        <span className={s.cardName}>{row.name}</span>
        <span className={s.nought}>{row.ref}</span>
      </span>
      <span className={s.cardLine}>
        <Rating row={row} />
        <Budget row={row} />
      </span>
      <span className={s.cardLine}>
        <span>{row.portfolioName}</span>
        {row.nextGate ? <NextGate row={row} /> : <StageSteps stage={row.stage} />}
        {!row.nextGate && row.finishOn && <Day day={row.finishOn} />}
      </span>
    </span>
  )
}
