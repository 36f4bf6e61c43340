import { useLingui } from '@lingui/react/macro'
import type { Tie } from '~/__generated__/noticeRow_notice.graphql'

/** Why somebody is told, in half a sentence. */
export function useTieWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    MUST_ACT: t`The next act is yours`,
    ASKED: t`You asked for it`,
    HELPS: t`You were named as its helper`,
    TOOK_PART: t`You took part`,
    DECIDED: t`You answer for the decision`,
    PROPOSED: t`You proposed it`,
    LENT_TO: t`The authority is lent to you`,
    LENT: t`The authority is yours`,
    OWNS_RULE: t`Your office owns the rule`,
    FOLLOWS: t`You follow it`,
    RUNS_PROJECT: t`You run its project`,
  }
  return (tie: Tie) => words[tie] ?? ''
}

/** Of what the clock reminds. */
export function useReminderWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    DUE_SOON: t`Three quarters of the time for this are over`,
    EXPIRES: t`The approval ends soon`,
    EXPIRED: t`The approval has ended`,
  }
  return (reminder: string): string | undefined => words[reminder]
}
