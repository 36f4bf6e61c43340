import { useWidth } from '~/design/use-width'
import { AxisX, AxisY } from './axis'
import s from './charts.module.css'
import { linear } from './scale'
import { ChartTip } from './tip'
import { usePoints } from './use-points'

/** How far an option stands from the rule: 0 within it, 1 near, 2 far, 3 outside; drawn as shape. */
export type RuleDistance = number

export type OptionPoint = {
  id: string
  /** Short, beside the point: "B". */
  name: string
  cost: number
  leadDays: number
  distance: RuleDistance
  /** In words, for tip and screen reader. */
  distanceWord: string
  /** On the Pareto front: nothing else is cheaper and sooner. */
  best?: boolean
}

type Props = {
  label: string
  /** What the picture shows, in a sentence: for those who do not look. */
  says?: string
  points: readonly OptionPoint[]
  cost: { label: string; format: (value: number) => string }
  lead: { label: string; format: (days: number) => string }
  distanceLabel: string
  /** The amount asked, as a line. */
  ask?: { value: number; label: string }
  height?: number
}

const SHAPES = [
  'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z',
  'M-5.5-5.5h11v11h-11Z',
  'M0-7 7 0 0 7-7 0Z',
  'M0-7 6.5 5h-13Z',
]
export const distanceShape = (distance: RuleDistance) => SHAPES[distance] ?? SHAPES[3] ?? ''

/** Alternatives as cost against lead time, distance from the rule as shape: low and left is better. */
export function OptionScatter({ label, says, points, cost, lead, distanceLabel, ask, height = 220 }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>(420)
  const { at, point } = usePoints(points.length)
  const edge = { top: 14, right: 20, bottom: 40, left: 64 }
  const most = Math.max(ask?.value ?? 0, ...points.map(option => option.cost)) * 1.08
  const longest = Math.max(1, ...points.map(option => option.leadDays)) * 1.08
  const x = linear([0, longest], [edge.left, width - edge.right], Math.max(2, Math.min(6, width / 90)))
  const y = linear([0, most || 1], [height - edge.bottom, edge.top], 4)
  const shown = at === null ? undefined : points[at]
  return (
    <div ref={ref} className={s.frame}>
      <svg width={width} height={height} role="group" aria-label={label}>
        {/* the points beside it are each a picture of their own, which the keyboard reaches */}
        <g role={says ? 'img' : undefined} aria-label={says} aria-hidden={says ? undefined : true}>
          <AxisY scale={y} format={cost.format} from={edge.left} to={width - edge.right} />
          <AxisX scale={x} format={lead.format} y={height - edge.bottom + 16} />
          <text className={s.tick} x={width - edge.right} y={height - 5} textAnchor="end">
            {lead.label}
          </text>
          <text className={s.tick} x={0} y={height - 5}>
            {cost.label}
          </text>
        </g>
        {ask && (
          <g aria-hidden>
            <line
              className={s.mark}
              x1={edge.left}
              x2={width - edge.right}
              y1={y(ask.value)}
              y2={y(ask.value)}
            />
            <text className={s.tick} x={edge.left + 4} y={y(ask.value) - 5}>
              {ask.label}
            </text>
          </g>
        )}
        {points.map((option, index) => (
          <g
            key={option.id}
            className={s.point}
            data-best={option.best}
            transform={`translate(${x(option.leadDays)} ${y(option.cost)})`}
            role="img"
            aria-label={`${option.name}: ${cost.label} ${cost.format(option.cost)}, ${lead.label} ${lead.format(option.leadDays)}, ${distanceLabel} ${option.distanceWord}`}
            {...point(index)}
          >
            <circle r="14" fill="transparent" />
            <path d={distanceShape(option.distance)} />
            <text x="11" dy=".32em" className={s.pointName}>
              {option.name}
            </text>
          </g>
        ))}
      </svg>
      {shown && (
        <ChartTip
          x={x(shown.leadDays)}
          y={y(shown.cost)}
          room={width}
          title={shown.name}
          rows={[
            [cost.label, cost.format(shown.cost)],
            [lead.label, lead.format(shown.leadDays)],
            [distanceLabel, shown.distanceWord],
          ]}
        />
      )}
    </div>
  )
}
