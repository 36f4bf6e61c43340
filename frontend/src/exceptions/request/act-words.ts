import { useLingui } from '@lingui/react/macro'

/** What each act is called on its button. */
export function useActWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the restatement`,
    correctNeed: t`Correct the restatement`,
    citeRule: t`Cite a rule`,
    nameGap: t`Name a capability gap`,
    proposeAlternative: t`Propose an alternative`,
    reviseAlternative: t`Revise an alternative`,
    markAlternative: t`Mark alternatives real or not real`,
    signAlternative: t`Sign an alternative`,
    withdrawAlternative: t`Take an alternative back`,
    submitAnswer: t`Pass on for a decision`,
    declineRequest: t`Decline`,
    deferRequest: t`Defer`,
    replyAsHelper: t`Reply as helper`,
    withdrawAnswer: t`Take the answer back`,
    approveRequest: t`Decide`,
    signTerms: t`Sign the terms`,
    revokeApproval: t`Revoke the approval`,
    meetCondition: t`Show that a condition is met`,
    reopenRequest: t`Take it up again`,
    closeRequest: t`Close the request`,
    appealDecision: t`Appeal the decision`,
    upholdDecision: t`Uphold the decision`,
    extendApproval: t`Extend the approval`,
    directDecision: t`Direct the decision`,
    enterDissent: t`Enter a dissent`,
    giveEmergencyGo: t`Give an emergency go`,
    reviewEmergency: t`Review the emergency go`,
    disputePhi: t`Dispute what waiting costs`,
    statePhi: t`State what waiting costs`,
    stateFurtherCost: t`State what else waiting costs`,
    withdrawRequest: t`Withdraw the request`,
    followPrecedent: t`Follow a precedent`,
    distinguishPrecedent: t`Say what is different from a precedent`,
    recordHarm: t`Record harm that came later`,
    recordOutsideAnswer: t`Record what the authority answered`,
    openSeal: t`Ask for a seal to be opened`,
    commentOnRequest: t`Comment`,
  }
  return (act: string) => words[act] ?? act
}
