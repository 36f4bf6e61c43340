import { useEffect, useState } from 'react'
import { fetchQuery, useRelayEnvironment } from 'react-relay/hooks'
import type { OperationType } from 'relay-runtime'
import type { Found, Picked } from '~/design/field/picker-remote'
import type { Source } from './sources'

const PAUSE = 150

/** The records of a source that match what was typed; asked for while `asking`, a moment after the last letter. */
export function useFound(source: Source, typed: string, asking: boolean): Found {
  const environment = useRelayEnvironment()
  const [found, setFound] = useState<Found>({ records: [], state: 'searching' })
  useEffect(() => {
    if (!asking) return
    let here = true
    let sent: { unsubscribe: () => void } | undefined
    const timer = setTimeout(() => {
      sent = fetchQuery<OperationType>(environment, source.query, {
        ...source.asked,
        typed: typed.trim(),
      }).subscribe({
        next: data => {
          const records = source.read(data)
          setFound({ records, state: 'found' })
          if (records.some(one => one.refused))
            void withReasons(records).then(told => here && setFound({ records: told, state: 'found' }))
        },
        error: () => setFound({ records: [], state: 'failed' }),
      })
    }, PAUSE)
    return () => {
      here = false
      clearTimeout(timer)
      sent?.unsubscribe()
    }
  }, [environment, source, typed, asking])
  return found
}

/** Why each record is not for here, in the reader's language. */
const withReasons = async (records: readonly Picked[]): Promise<Picked[]> => {
  const { inReadersWords } = await import('../act/in-readers-words')
  return Promise.all(
    records.map(async one => {
      if (!one.refused) return one
      const refusal = { __typename: 'Invalid', problems: [{ field: '', ...one.refused }] } as const
      const told = await inReadersWords(refusal)
      const message = told.__typename === 'Invalid' ? told.problems[0]?.message : undefined
      return { ...one, refused: { ...one.refused, message: message ?? one.refused.message } }
    }),
  )
}
