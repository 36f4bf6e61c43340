import { useLingui } from '@lingui/react/macro'
import type { TokenRights } from '~/__generated__/tokenRow_token.graphql'

type Right = Exclude<TokenRights, '%future added value'>
export const RIGHTS: readonly Right[] = ['READ', 'PROPOSE', 'ACT']

/** What a token may do, in a word and in a sentence. */
export function useRightsWords() {
  const { t } = useLingui()
  const words: Record<Right, { word: string; told: string }> = {
    READ: { word: t`Read`, told: t`Reads what you may read, exports included, and changes nothing.` },
    PROPOSE: {
      word: t`Read and propose`,
      told: t`Also files and answers requests: needs, rules, alternatives, comments. It decides and signs nothing.`,
    },
    ACT: {
      word: t`Act`,
      told: t`Does what you may do, but never decides, signs, gives access or changes who may do what.`,
    },
  }
  return (rights: TokenRights) => words[rights as Right]
}
