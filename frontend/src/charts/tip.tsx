import type { ReactNode } from 'react'
import s from './charts.module.css'

/** What stands behind the point under focus or pointer. */
export function ChartTip({ x, y, room, title, rows }: TipProps) {
  const style = { left: Math.max(0, Math.min(x + 12, room - 190)), top: Math.max(0, y - 8) }
  return (
    <div className={s.tip} style={style} aria-hidden>
      <b>{title}</b>
      {rows.map(([term, value]) => (
        <div key={term}>
          <span>{term}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  )
}

type TipProps = {
  x: number
  y: number
  room: number
  title: ReactNode
  rows: readonly (readonly [string, ReactNode])[]
}
