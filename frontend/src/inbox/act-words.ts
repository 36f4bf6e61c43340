import { useLingui } from '@lingui/react/macro'

const DECIDING = ['approveRequest', 'signTerms', 'upholdDecision']

/** A request is decided on the decision page; every other act happens on the page of its record. */
export const pageOf = (act: string | null | undefined, page: string): string =>
  DECIDING.includes(act ?? '') ? page.replace('/exceptions/', '/decisions/') : page

/** What is asked of the reader, in a few words beside what happened. */
export function useAskedWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the need`,
    citeRule: t`Say what stands in the way`,
    submitAnswer: t`Finish the answer`,
    approveRequest: t`Decide`,
    signTerms: t`Sign`,
    upholdDecision: t`Decide on the appeal`,
    reopenRequest: t`Take it up again`,
    reviewEmergency: t`Review the emergency go`,
    escalated: t`See that it moves`,
    replyAsHelper: t`Say whether you help`,
    grantWaiver: t`Answer the proposal`,
    decideGate: t`Decide at the gate`,
  }
  return (act: string) => words[act] ?? t`Waits for you`
}
