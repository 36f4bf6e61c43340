import { useState } from 'react'
import { useRelayEnvironment } from 'react-relay/hooks'
import { mutation as decline } from '~/parts/request/acts/decline-request'
import { mutation as defer } from '~/parts/request/acts/defer-request'
import { lastSecondOf } from '~/words/instant-of-day'
import { useTimeZone } from '~/words'
import { mutation as approve } from '../acts/approve-request'
import { runBulk, type Item, type Outcome } from './run'

export type BulkAct = 'approve' | 'decline' | 'defer'
/** What all of them share; nothing of it is the terms of one alone. */
export type Shared = {
  reason: string
  validUntil: string
  helperId: { id: string; label: string } | null
  nextDate: string
  trigger: string
  interimRelief: string
}
const MUTATIONS = {
  approve: [approve, 'approveRequest'],
  decline: [decline, 'declineRequest'],
  defer: [defer, 'deferRequest'],
} as const

/** Runs a bulk act over what was selected when it was opened, and keeps what became of each. */
export function useBulk(act: BulkAct, items: readonly Item[]) {
  const environment = useRelayEnvironment()
  const timeZone = useTimeZone()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [busy, setBusy] = useState(false)
  const told = (key: string, outcome: Outcome) => setOutcomes(before => new Map(before).set(key, outcome))
  const run = async (shared: Shared) => {
    setBusy(true)
    const left = items.filter(({ key }) => outcomes.get(key)?.state !== 'done')
    const [mutation, field] = MUTATIONS[act]
    await runBulk(environment, mutation, field, left, item => inputOf(act, item, shared, timeZone), told)
    setBusy(false)
  }
  const count = (state: Outcome['state']) =>
    items.filter(({ key }) => outcomes.get(key)?.state === state).length
  return { run, busy, outcomes, begun: outcomes.size > 0, done: count('done'), refused: count('refused') }
}

function inputOf(act: BulkAct, { id, version }: Item, shared: Shared, timeZone: string) {
  const { reason, validUntil, helperId, nextDate, trigger, interimRelief } = shared
  const base = { requestId: id, seen: version, reason }
  if (act === 'approve')
    return { ...base, validUntil: lastSecondOf(validUntil, timeZone), conditions: [], alternativeId: null }
  const no = { ...base, helperId: helperId?.id ?? null, nextDate: nextDate || null }
  return act === 'decline' ? no : { ...no, trigger, interimRelief }
}
