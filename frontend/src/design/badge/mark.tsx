/** good: tick in a circle; warn: triangle; bad: octagon; none: dashed ring; info: diamond; cover: shield (an exception in force). */
export type Tone = 'good' | 'warn' | 'bad' | 'none' | 'info' | 'cover'

const line = {
  fill: 'none',
  stroke: 'var(--surface)',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const SHAPES: Record<Tone, React.ReactNode> = {
  good: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="m3.6 6.2 1.7 1.7 3.2-3.6" strokeWidth="1.5" {...line} />
    </>
  ),
  warn: (
    <>
      <path d="M6 .9 11.6 11H.4Z" fill="currentColor" strokeLinejoin="round" />
      <path d="M6 4.6v2.8M6 9v.2" strokeWidth="1.4" {...line} />
    </>
  ),
  bad: (
    <>
      <path d="M3.6.4h4.8l3.2 3.2v4.8l-3.2 3.2H3.6L.4 8.4V3.6Z" fill="currentColor" />
      <path d="m4.2 4.2 3.6 3.6m0-3.6L4.2 7.8" strokeWidth="1.5" {...line} />
    </>
  ),
  none: (
    <circle
      cx="6"
      cy="6"
      r="4.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray="2.2 1.9"
    />
  ),
  info: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />,
  cover: (
    <>
      <path d="M6 .4 10.8 2v4c0 2.8-2 4.8-4.8 5.7C3.2 10.8 1.2 8.8 1.2 6V2Z" fill="currentColor" />
      <path d="m3.9 6 1.5 1.5 2.8-3" strokeWidth="1.4" {...line} />
    </>
  ),
}

export function Mark({ tone, size = 12 }: { tone: Tone; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden>
      {SHAPES[tone]}
    </svg>
  )
}
