import { extent, linear } from './scale'
import { pathOf } from './line-chart'

type Props = {
  values: readonly (number | null)[]
  label?: string
  width?: number
  height?: number
  colour?: string
}

/** A course at a glance, beside its last value; without a label it is hidden from those who listen. */
export function Spark({ values, label, width = 64, height = 20, colour = 'var(--text-3)' }: Props) {
  const range = extent(values)
  if (!range || values.length < 2) return null
  const y = linear(range, [height - 3, 3], 2, false)
  const x = (index: number) => 3 + (index / (values.length - 1)) * (width - 6)
  const points = values.map((value, index) => value !== null && ([x(index), y(value)] as const))
  const end = points.findLast(point => point !== false)
  return (
    <svg
      width={width}
      height={height}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label || undefined}
    >
      <path
        d={pathOf(points)}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {end && <circle cx={end[0]} cy={end[1]} r="2" fill={colour} />}
    </svg>
  )
}
