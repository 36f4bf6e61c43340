import { now } from '~/words/clock'
import type { QueueSearch } from './search'

export type Only = {
  readonly act: string
  readonly request: {
    readonly lapsed: boolean
    readonly burn: { readonly breakEvenAt: string | null | undefined }
  }
}
const WEEK = 7 * 24 * 60 * 60 * 1000

/** Whether a row is of the part of the queue that is shown. */
export function only({ act, request }: Only, part: QueueSearch['only']): boolean {
  if (part === 'second') return act === 'signTerms'
  if (part === 'lapsed') return request.lapsed
  if (part !== 'soon') return true
  const at = request.burn.breakEvenAt
  return at != null && Date.parse(at) <= now() + WEEK
}
