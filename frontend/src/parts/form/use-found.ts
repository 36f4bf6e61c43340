import { useEffect, useState } from 'react'
import { fetchQuery, useRelayEnvironment } from 'react-relay/hooks'
import type { OperationType } from 'relay-runtime'
import type { Found } from '~/design/field/picker-remote'
import type { Source } from './sources'

const PAUSE = 150

/** The records of a source that match what was typed; asked for while `asking`, a moment after the last letter. */
export function useFound(source: Source, typed: string, asking: boolean): Found {
  const environment = useRelayEnvironment()
  const [found, setFound] = useState<Found>({ records: [], state: 'searching' })
  useEffect(() => {
    if (!asking) return
    let sent: { unsubscribe: () => void } | undefined
    const timer = setTimeout(() => {
      sent = fetchQuery<OperationType>(environment, source.query, { typed: typed.trim() }).subscribe({
        next: data => setFound({ records: source.read(data), state: 'found' }),
        error: () => setFound({ records: [], state: 'failed' }),
      })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      sent?.unsubscribe()
    }
  }, [environment, source, typed, asking])
  return found
}
