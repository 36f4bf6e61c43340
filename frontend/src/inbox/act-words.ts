import { useLingui } from '@lingui/react/macro'

const DECIDING = ['approveRequest', 'signTerms', 'upholdDecision']

/** A request is decided on the decision page; every other act on it happens on its own page. */
export const pageOf = (act: string | null | undefined, ref: string): string =>
  DECIDING.includes(act ?? '') ? `/decisions/${ref}` : `/exceptions/${ref}`

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
  }
  return (act: string) => words[act] ?? t`Waits for you`
}
