import type { Scale } from './scale'
import s from './charts.module.css'

type Props = { scale: Scale; format: (value: number) => string }

/** Lines across with their values at the left. */
export function AxisY({ scale, format, from, to }: Props & { from: number; to: number }) {
  return (
    <g aria-hidden>
      {scale.ticks.map(value => (
        <g key={value}>
          <line
            className={value === 0 ? s.zero : s.grid}
            x1={from}
            x2={to}
            y1={scale(value)}
            y2={scale(value)}
          />
          <text className={s.tick} x={from - 8} y={scale(value)} dy=".32em" textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Values along the foot. */
export function AxisX({ scale, format, y }: Props & { y: number }) {
  return (
    <g aria-hidden>
      {scale.ticks.map(value => (
        <text key={value} className={s.tick} x={scale(value)} y={y} textAnchor="middle">
          {format(value)}
        </text>
      ))}
    </g>
  )
}
