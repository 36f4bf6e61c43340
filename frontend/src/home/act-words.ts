import { useLingui } from '@lingui/react/macro'
import { useWords } from '~/words'

type Item = { readonly act: string; readonly awaiting: readonly string[] }

/** What is to be done next on a request, as a person would say it; or whose signature it awaits. */
export function useNextActWord() {
  const { t } = useLingui()
  const { list } = useWords()
  const words: Record<string, string> = {
    restateNeed: t`Restate the need`,
    confirmNeed: t`Confirm the restated need`,
    citeRule: t`Name what stands in the way`,
    submitAnswer: t`Complete the answer`,
    approveRequest: t`Decide`,
    reopenRequest: t`Take up again`,
    upholdDecision: t`Answer the appeal`,
    reviewEmergency: t`Review the emergency go`,
    signTerms: t`Sign the terms`,
    replyAsHelper: t`Say whether you help`,
    escalated: t`See that it moves`,
  }
  return ({ act, awaiting }: Item) => {
    if (act !== 'awaitOthers') return words[act] ?? act
    const whom = list([...awaiting])
    return whom ? t`Awaits ${whom}` : t`Awaits a signature that nobody who is there can give`
  }
}
