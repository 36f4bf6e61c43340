import { useLingui } from '@lingui/react/macro'
import type { Picked } from '~/design/field/picker-remote'
import type { Alternative } from '~/parts/request/alternatives'

export const KINDS = ['WITHIN_RULE', 'PARTIAL_OR_INTERIM', 'ANOTHER_SOURCE', 'CHANGE_RULE'] as const
type Kind = (typeof KINDS)[number]

/** An alternative as far as it is written. */
export type Proposal = {
  kind: string
  title: string
  cost: string
  leadTimeDays: string
  ruleDistance: string
  source: Picked | null
  effectDelivery: string
  effectService: string
  effectPeople: string
}

export const NOTHING: Proposal = {
  kind: '',
  title: '',
  cost: '',
  leadTimeDays: '',
  ruleDistance: '',
  source: null,
  effectDelivery: '',
  effectService: '',
  effectPeople: '',
}

/** An alternative as a form shows it. */
export const standing = (it: Alternative | undefined): Proposal =>
  it
    ? {
        kind: it.kind,
        title: it.title,
        cost: String(Number(it.cost.amount)),
        leadTimeDays: String(it.leadTimeDays),
        ruleDistance: String(it.ruleDistance),
        source: it.supplySource ? { id: it.supplySource.id, label: it.supplySource.name } : null,
        effectDelivery: it.effectDelivery ?? '',
        effectService: it.effectService ?? '',
        effectPeople: it.effectPeople ?? '',
      }
    : NOTHING

export function proposalInput(currency: string, values: Proposal) {
  return {
    kind: values.kind as Kind,
    title: values.title,
    cost: { amount: values.cost, currency },
    leadTimeDays: Number(values.leadTimeDays),
    ruleDistance: Number(values.ruleDistance),
    supplySourceId: values.source?.id ?? null,
    effectDelivery: values.effectDelivery || null,
    effectService: values.effectService || null,
    effectPeople: values.effectPeople || null,
  }
}

export function useKindHint() {
  const { t } = useLingui()
  const hints: Record<Kind, string> = {
    WITHIN_RULE: t`Meets the need without an exception.`,
    PARTIAL_OR_INTERIM: t`Less than asked, but now.`,
    ANOTHER_SOURCE: t`Somebody else supplies it, inside the supply base or outside.`,
    CHANGE_RULE: t`The rule itself gives way, for all.`,
  }
  return (kind: Kind) => hints[kind]
}
