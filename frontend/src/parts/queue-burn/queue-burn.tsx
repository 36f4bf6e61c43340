import { later } from '~/design/later'

/** Which waiting requests: these, those of a project or program, or all that one may read. */
export type Among = { requests?: readonly string[]; project?: string; program?: string }

const Now = later(async () => (await import('./queue-burn-now')).default)

/** What waits costs together, above a board; fetched after its rows, in a room that is kept. */
export const QueueBurn = (among: Among) => (
  <div role="status" style={{ minHeight: '1.6lh' }}>
    <Now {...among} />
  </div>
)
