import { useWidth } from '~/design/use-width'
import { AxisY } from './axis'
import s from './charts.module.css'
import { spread } from './labels'
import { dayNumber, dayTicks, extent, linear } from './scale'
import { ChartTip } from './tip'
import { usePoints } from './use-points'

export type Series = {
  id: string
  /** Stands at the line's end, in place of a legend. */
  label: string
  colour: 'c1' | 'c2' | 'c3' | 'c4'
  dashed?: boolean
  /** One value a day of `days`; null where there is none: the line breaks. */
  values: readonly (number | null)[]
}

type Props = {
  label: string
  days: readonly string[]
  series: readonly Series[]
  format: (value: number) => string
  day: (day: string) => string
  /** A value to reach, drawn across. */
  target?: { value: number; label: string }
  /** Where the axis begins; without it at the least value. */
  from?: number
  height?: number
}

/** Values over time: direct labels, gaps left open, one Tab stop with arrows along the days. */
export function LineChart({ label, days, series, format, day, target, from, height = 240 }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>(640)
  const { at, point } = usePoints(days.length)
  const edge = { top: 14, right: 92, bottom: 26, left: 58 }
  const all = extent([...series.flatMap(line => line.values), target?.value ?? null, from ?? null]) ?? [0, 1]
  const first = days[0] ?? '2000-01-01'
  const last = days.at(-1) ?? first
  const x = linear([dayNumber(first), dayNumber(last)], [edge.left, width - edge.right], 5, false)
  const y = linear(all, [height - edge.bottom, edge.top], 4)
  const ends = spread(
    series.flatMap(line => {
      const index = line.values.findLastIndex(value => value !== null)
      const value = line.values[index]
      return value == null ? [] : [{ line, x: x(dayNumber(days[index] ?? last)), y: y(value) }]
    }),
  )
  const here = at === null ? undefined : days[at]
  return (
    <div ref={ref} className={s.frame}>
      <svg width={width} height={height} role="group" aria-label={label}>
        <AxisY scale={y} format={format} from={edge.left} to={width - edge.right} />
        {dayTicks(first, last, Math.max(2, width / 110)).map(tick => (
          <text
            key={tick}
            className={s.tick}
            x={x(dayNumber(tick))}
            y={height - 6}
            textAnchor="middle"
            aria-hidden
          >
            {day(tick)}
          </text>
        ))}
        {target && (
          <g aria-hidden>
            <line
              className={s.mark}
              x1={edge.left}
              x2={width - edge.right}
              y1={y(target.value)}
              y2={y(target.value)}
            />
            <text className={s.tick} x={width - edge.right + 6} y={y(target.value)} dy=".32em">
              {target.label}
            </text>
          </g>
        )}
        {series.map(line => (
          <path
            key={line.id}
            className={s.line}
            d={pathOf(
              line.values.map(
                (value, index) => value !== null && [x(dayNumber(days[index] ?? last)), y(value)],
              ),
            )}
            style={{ stroke: `var(--${line.colour})` }}
            strokeDasharray={line.dashed ? '4 4' : undefined}
          />
        ))}
        {ends.map(end => (
          <text
            key={end.line.id}
            className={s.endLabel}
            x={end.x + 8}
            y={end.y}
            dy=".32em"
            style={{ fill: `var(--${end.line.colour})` }}
          >
            {end.line.label}
          </text>
        ))}
        {days.map((date, index) => (
          <g
            key={date}
            className={s.column}
            role="img"
            aria-label={`${day(date)}: ${said(series, index, format)}`}
            {...point(index)}
          >
            <rect
              x={x(dayNumber(date)) - 6}
              y={edge.top}
              width="12"
              height={height - edge.top - edge.bottom}
            />
            {at === index &&
              series.map(line => (
                <Dot key={line.id} line={line} index={index} x={x(dayNumber(date))} y={y} />
              ))}
          </g>
        ))}
      </svg>
      {here !== undefined && at !== null && (
        <ChartTip
          x={x(dayNumber(here))}
          y={edge.top}
          room={width}
          title={day(here)}
          rows={series.flatMap(line => {
            const value = line.values[at]
            return value == null ? [] : [[line.label, format(value)] as const]
          })}
        />
      )}
    </div>
  )
}

function Dot({
  line,
  index,
  x,
  y,
}: {
  line: Series
  index: number
  x: number
  y: (value: number) => number
}) {
  const value = line.values[index]
  if (value == null) return null
  return <circle cx={x} cy={y(value)} r="4" className={s.dot} style={{ fill: `var(--${line.colour})` }} />
}

const said = (series: readonly Series[], index: number, format: (value: number) => string) =>
  series
    .flatMap(line => {
      const value = line.values[index]
      return value == null ? [] : [`${line.label} ${format(value)}`]
    })
    .join(', ')

/** A path that breaks where there is no value. */
export function pathOf(points: readonly (readonly [number, number] | false)[]) {
  let open = false
  return points
    .map(point => {
      if (!point) {
        open = false
        return ''
      }
      const command = open ? 'L' : 'M'
      open = true
      return `${command}${point[0].toFixed(1)} ${point[1].toFixed(1)}`
    })
    .join('')
}
