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
    markAlternative: t`Mark alternatives real or not real`,
    signAlternative: t`Sign an alternative`,
    submitAnswer: t`Pass on for a decision`,
    declineRequest: t`Decline`,
    deferRequest: t`Defer`,
    replyAsHelper: t`Reply as helper`,
    approveRequest: t`Decide`,
    revokeApproval: t`Revoke the approval`,
    meetCondition: t`Show that a condition is met`,
    statePhi: t`State what waiting costs`,
    withdrawRequest: t`Withdraw the request`,
    commentOnRequest: t`Comment`,
  }
  return (act: string) => words[act] ?? act
}
