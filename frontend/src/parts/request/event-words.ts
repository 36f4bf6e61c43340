import { useLingui } from '@lingui/react/macro'

/** What happened, as a sentence about who did it. */
export function useEventWord() {
  const { t } = useLingui()
  return (kind: string, who: string, outcome?: string | null) => {
    const decided: Record<string, string> = {
      APPROVED: t`${who} approved`,
      APPROVED_WITH_CONDITIONS: t`${who} approved with conditions`,
      DECLINED: t`${who} declined`,
      DEFERRED: t`${who} deferred`,
      EMERGENCY_GO: t`${who} gave an emergency go`,
      DECLINE_UPHELD: t`${who} upheld the decline`,
      DEFERRAL_UPHELD: t`${who} upheld the deferral`,
      REVOCATION_UPHELD: t`${who} upheld the revocation`,
    }
    const words: Record<string, string> = {
      exception_requested: t`${who} opened the request`,
      need_restated: t`${who} restated the need`,
      need_confirmed: t`${who} confirmed the restatement`,
      need_corrected: t`${who} corrected the restatement`,
      rule_cited: t`${who} cited a rule`,
      gap_named: t`${who} named a capability gap`,
      alternative_proposed: t`${who} proposed an alternative`,
      alternative_revised: t`${who} revised an alternative, or took it back`,
      alternative_marked: t`${who} said whether an alternative is real`,
      alternative_signed: t`${who} signed an alternative`,
      answer_submitted: t`${who} passed it on for a decision`,
      decline_proposed: t`${who} put a decline forward`,
      deferral_proposed: t`${who} put a deferral forward`,
      helper_accepted: t`${who} accepted to help`,
      helper_refused: t`${who} did not accept to help`,
      answer_withdrawn: t`${who} took the answer back`,
      approval_signed: t`${who} signed the approval`,
      decision_made: decided[outcome ?? ''] ?? t`${who} decided`,
      condition_met: t`${who} showed that a condition is met`,
      decision_revoked: t`${who} revoked the approval`,
      request_reopened: t`${who} reopened the request`,
      request_withdrawn: t`${who} withdrew the request`,
      request_closed: t`${who} closed the request`,
      phi_stated: t`${who} stated what waiting costs`,
      further_cost_stated: t`${who} stated what else waiting costs`,
      phi_disputed: t`${who} disputed what waiting costs`,
      decision_appealed: t`${who} appealed the decision`,
      decision_directed: t`${who} directed the decision`,
      dissent_entered: t`${who} entered a dissent`,
      emergency_reviewed: t`${who} reviewed the emergency go`,
      comment_made: t`${who} commented`,
      precedent_followed: t`${who} followed a precedent`,
      precedent_distinguished: t`${who} said what is different from a precedent`,
      gap_partner_invited: t`${who} invited the requester to help close the gap`,
      gap_partner_replied: t`${who} replied to the invitation`,
      gap_delivered: t`${who} said that the gap is closed`,
      harm_recorded: t`${who} recorded harm that came later`,
      outside_answered: t`${who} recorded what the authority outside answered`,
      escalated: t`Silence: it went to ${who}`,
      seal_asked: t`${who} asked for a seal to be opened`,
      seal_opened: t`${who} opened a seal`,
    }
    return words[kind] ?? `${who}: ${kind}`
  }
}
