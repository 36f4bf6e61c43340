import { useLingui } from '@lingui/react/macro'

/** The five elements in the order in which a barrier is looked for. */
export const ELEMENTS = ['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const
export type Element = (typeof ELEMENTS)[number]

export function useElementWord() {
  const { t } = useLingui()
  const words: Record<Element, string> = {
    awareness: t`Awareness`,
    desire: t`Desire`,
    knowledge: t`Knowledge`,
    ability: t`Ability`,
    reinforcement: t`Reinforcement`,
  }
  return (element: string) => words[element.toLowerCase() as Element] ?? element
}
