import { useLingui } from '@lingui/react/macro'

/** What is to be done next on a request, as a person would say it. */
export function useNextActWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the restated need`,
    citeRule: t`Name what stands in the way`,
    submitAnswer: t`Complete the answer`,
    approveRequest: t`Decide`,
    reopenRequest: t`Take up again`,
    reviewEmergency: t`Review the emergency go`,
    signTerms: t`Sign the terms`,
    replyAsHelper: t`Say whether you help`,
    escalated: t`See that it moves`,
  }
  return (act: string) => words[act] ?? act
}
