import { shareOf } from '../share'
import type { Target, Values } from './values'

/** The id of a target under the name that its kind asks for. */
function asTarget({ kind, id }: Target) {
  if (kind === 'STANDARD') return { kind, ruleId: id }
  if (kind === 'CRITERION') return { kind, criterionId: id }
  if (kind === 'WORKSTREAM') return { kind, workstreamId: id }
  return { kind, gateId: id }
}

/** The request as the server takes it. What is left empty is left out, and is never zero. */
export function requestInput(values: Values) {
  return {
    title: values.title.trim() || titleOf(values.need),
    need: values.need,
    wantedOutcome: values.wantedOutcome,
    projectId: values.project?.id ?? '',
    providerUnitId: values.providerUnit?.id ?? '',
    targets: values.targets.map(asTarget),
    amount: { amount: values.amount, currency: values.currency },
    paidBy: values.paidBy === 'PROVIDER' ? ('PROVIDER' as const) : ('REQUESTER' as const),
    neededBy: values.neededBy || null,
    phiLow: shareOf(values.phiLow),
    phiLikely: shareOf(values.phiLikely),
    phiHigh: shareOf(values.phiHigh),
    phiBasis: values.phiBasis || null,
    hoursBasis: values.hoursBasis,
  }
}

const LONGEST = 80

/** The need's first sentence as a title, where nobody gave one. */
export function titleOf(need: string) {
  const first =
    need
      .slice(0, 20 * LONGEST)
      .trim()
      .split(/(?<=[.!?;])\s|\n/)[0]
      ?.replace(/[.;]$/, '') ?? ''
  return first.length <= LONGEST ? first : `${first.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…`
}
