import { useLingui } from '@lingui/react/macro'
import type { Picked } from '~/design/field/picker-remote'

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

export function proposalInput(requestId: string, currency: string, values: Proposal) {
  return {
    requestId,
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
