import type { Picked } from '~/design/field/picker-remote'

/** One thing that the request wants to be excepted from, with its name for the review. */
export type Target = {
  kind: 'STANDARD' | 'CRITERION' | 'WORKSTREAM' | 'DELIVERY_KEY' | 'SERVICE_KEY' | 'PEOPLE_KEY'
  id: string
  label: string
}

/** The request as far as it is written; this is also what the draft keeps. Shares are in percent, as people say them. */
export type Values = {
  title: string
  need: string
  wantedOutcome: string
  project: Picked | null
  providerUnit: Picked | null
  targets: Target[]
  amount: string
  currency: string
  paidBy: string
  neededBy: string
  phiLow: string
  phiLikely: string
  phiHigh: string
  phiBasis: string
  hoursBasis: 'CALENDAR' | 'WORKING'
}

export const empty = (currency: string): Values => ({
  title: '',
  need: '',
  wantedOutcome: '',
  project: null,
  providerUnit: null,
  targets: [],
  amount: '',
  currency,
  paidBy: '',
  neededBy: '',
  phiLow: '',
  phiLikely: '',
  phiHigh: '',
  phiBasis: '',
  hoursBasis: 'CALENDAR',
})

/** The fields of each step: need first, before any rule. */
export const STEPS: readonly (readonly (keyof Values)[])[] = [
  ['need', 'wantedOutcome', 'title'],
  ['project', 'providerUnit', 'targets'],
  ['amount', 'currency', 'paidBy', 'neededBy'],
  ['phiLow', 'phiLikely', 'phiHigh', 'phiBasis', 'hoursBasis'],
  [],
]

/** How far a request is written: the first step that still lacks something, which a reload may lead to at most. */
export function furthest({ need, wantedOutcome, project, providerUnit, amount, paidBy }: Values) {
  const filled = [need.trim() && wantedOutcome.trim(), project && providerUnit, amount && paidBy, true]
  const lacking = filled.findIndex(part => !part)
  return lacking < 0 ? STEPS.length - 1 : lacking
}

export const stepOf = (field: string) => {
  const found = STEPS.findIndex(fields => fields.some(name => field === name || field.startsWith(`${name}.`)))
  return Math.max(0, found)
}
