import { useEffect, useState } from 'react'
import { fetchQuery, useRelayEnvironment } from 'react-relay/hooks'
import type { paletteSearchQuery } from '~/__generated__/paletteSearchQuery.graphql'
import { recordsOf, searchQuery, stillFitting, type FoundRecord } from './palette-search'

const FEWEST_LETTERS = 2
const PAUSE = 120

/** idle: too few letters to ask · searching: asked, or about to · found · failed: no answer, or none that can be read. */
export type SearchState = 'idle' | 'searching' | 'found' | 'failed'
type Answer = { typed: string; records: readonly FoundRecord[]; failed: boolean }
const NONE: Answer = { typed: '', records: [], failed: false }

/** The records that match what was typed, asked for a moment after the last letter; a newer question ends the older one. */
export function useFoundRecords(typed: string, people: boolean) {
  const environment = useRelayEnvironment()
  const asked = typed.trim().length < FEWEST_LETTERS ? '' : typed.trim()
  const [answer, setAnswer] = useState(NONE)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (!asked) return
    let sent: { unsubscribe: () => void } | undefined
    const timer = setTimeout(() => {
      sent = fetchQuery<paletteSearchQuery>(environment, searchQuery, { typed: asked, people }).subscribe({
        next: data => setAnswer({ typed: asked, records: recordsOf(data), failed: false }),
        error: () => setAnswer({ typed: asked, records: [], failed: true }),
      })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      sent?.unsubscribe()
    }
  }, [environment, asked, people, tries])
  const again = () => {
    setAnswer(NONE)
    setTries(tries + 1)
  }
  return { ...shown(answer, asked), again }
}

function shown(answer: Answer, asked: string): { records: readonly FoundRecord[]; state: SearchState } {
  if (!asked) return { records: [], state: 'idle' }
  if (answer.typed !== asked) return { records: stillFitting(answer.records, asked), state: 'searching' }
  return { records: answer.records, state: answer.failed ? 'failed' : 'found' }
}
