import { useLingui } from '@lingui/react/macro'
import { useWords } from '~/words'

/** Whether the act is said on the decision page, and not on the request's own. */
export const isDeciding = (act: string) =>
  act === 'approveRequest' || act === 'signTerms' || act === 'awaitOthers'

/** What is asked of the reader, as they would say it; or whom they await. */
export function useNextWord() {
  const { t } = useLingui()
  const { list } = useWords()
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the restatement`,
    citeRule: t`Answer it`,
    submitAnswer: t`Complete the answer`,
    replyAsHelper: t`Say whether you help`,
    approveRequest: t`Decide`,
    signTerms: t`Sign the terms`,
    reviewEmergency: t`Review the emergency go`,
    upholdDecision: t`Answer the appeal`,
    reopenRequest: t`Take it up again`,
    escalated: t`See that it moves`,
  }
  return ({ act, awaiting }: { readonly act: string; readonly awaiting: readonly string[] }) => {
    if (act !== 'awaitOthers') return words[act] ?? act
    const whom = list([...awaiting])
    return whom ? t`Awaits ${whom}` : t`Awaits a signature that nobody who is there can give`
  }
}
