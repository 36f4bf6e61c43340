import { Suspense } from 'react'
import Now from './queue-burn-now'

/** Which waiting requests: these, those of a place, of one's queue, of the register as it is narrowed; or all. */
export type Among = {
  requests?: readonly string[]
  project?: string
  program?: string
  portfolio?: string
  queue?: { part?: 'DECIDE' | 'WORD' | 'OTHERS' | null; only?: string | null }
  filter?: object | null
  search?: string | null
}
/** `anew`: what the board shows, in short; where it changes, the sum is read again. */
type Props = Among & {
  anew?: string
  /** Within a card whose rows run to the edge. */
  inset?: boolean
}

const ROOM = { minHeight: '1.6lh' }
const INSET = { ...ROOM, padding: '4px 18px 10px' }

/** What waits costs together, above a board; fetched after its rows, in a room that is kept. */
export const QueueBurn = ({ inset, ...among }: Props) => (
  <div style={inset ? INSET : ROOM} aria-live="off">
    <Suspense>
      <Now {...among} />
    </Suspense>
  </div>
)
