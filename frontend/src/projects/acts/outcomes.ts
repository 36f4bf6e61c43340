import { useLingui } from '@lingui/react/macro'

export const OUTCOMES = ['GO', 'CONDITIONAL_GO', 'HOLD', 'RECYCLE', 'KILL'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Whether three keys, the worst of which is in this state, let a project through with this outcome. Three keys that
 * pass allow a go; a key that passes by an exception only a conditional one; a blocked key, or one not shown, neither.
 */
export function keysAllow(outcome: string, state: string): boolean {
  if (outcome === 'GO') return state === 'PASSES'
  if (outcome === 'CONDITIONAL_GO') return state === 'PASSES' || state === 'EXCEPTED'
  return true
}

export function useOutcomeWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    GO: t({ message: 'Go', context: 'gate outcome' }),
    CONDITIONAL_GO: t({ message: 'Conditional go', context: 'gate outcome' }),
    HOLD: t({ message: 'Hold', context: 'gate outcome' }),
    RECYCLE: t({ message: 'Recycle', context: 'gate outcome' }),
    KILL: t({ message: 'Kill', context: 'gate outcome' }),
  }
  return (outcome: string) => words[outcome] ?? outcome
}

/** What an outcome means for the project. */
export function useConsequence() {
  const { t } = useLingui()
  const words: Record<Outcome, string> = {
    GO: t`The project goes through.`,
    CONDITIONAL_GO: t`It goes through, and what is named below is done by its day.`,
    HOLD: t`It waits here; the gate stays ahead.`,
    RECYCLE: t`The work is done again; the gate stays ahead.`,
    KILL: t`The project ends here.`,
  }
  return (outcome: Outcome) => words[outcome]
}
