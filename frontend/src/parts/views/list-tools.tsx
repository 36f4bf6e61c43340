import { lazy, Suspense, type ComponentProps } from 'react'
import type { Tools } from './tools'

const Fetched = lazy(async () => ({ default: (await import('./tools')).Tools }))

/** The tools of a list, fetched after its rows; their place is kept meanwhile. */
export const ListTools = (props: ComponentProps<typeof Tools>) => (
  <Suspense fallback={<span style={{ width: 188 }} aria-hidden />}>
    <Fetched {...props} />
  </Suspense>
)
