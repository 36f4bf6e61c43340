import { useLingui } from '@lingui/react/macro'
import type { GateOutcome, OccurrenceKind } from '~/__generated__/happened_notice.graphql'

type Facts = { who: string; until: string; outcome: GateOutcome | null; lender: string; standsIn: string }

/** What happened to a gate, a delegation or a class waiver, or to the facts of a decision, as a sentence. */
export function useOccurrenceWord() {
  const { t } = useLingui()
  return (kind: OccurrenceKind, { who, until, outcome, lender, standsIn }: Facts): string => {
    const decided: Record<string, string> = {
      GO: t`${who} let the project pass the gate`,
      CONDITIONAL_GO: t`${who} let the project pass the gate on conditions`,
      HOLD: t`${who} holds the project at the gate`,
      RECYCLE: t`${who} sends the project back from the gate`,
      KILL: t`${who} ended the project at the gate`,
    }
    const words: Record<string, string> = {
      GATE_READY: t`The three keys of this gate are ready`,
      GATE_DECIDED: (outcome && decided[outcome]) || t`${who} decided at the gate`,
      DELEGATION_GIVEN: t`${lender} lends you authority until ${until}`,
      DELEGATION_ENDED: t`${who} ended the delegation from ${lender} to ${standsIn} before its time`,
      WAIVER_PROPOSED: t`${who} proposed this class waiver`,
      WAIVER_GRANTED: t`${who} granted this class waiver`,
      WAIVER_TURNED_DOWN: t`${who} turned this class waiver down`,
      WAIVER_REVOKED: t`${who} revoked this class waiver`,
      WAIVER_ENDS: t`This class waiver ends on ${until}`,
      FACTS_CHANGED: t`Facts that the decision rests on have changed`,
    }
    return words[kind] ?? t`Something changed`
  }
}
