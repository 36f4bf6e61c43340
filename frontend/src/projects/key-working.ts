import { useLingui } from '@lingui/react/macro'
import { stated, useWords, type KeyReason } from '~/words'

type Key = { readonly office: string; readonly reasons: readonly KeyReason[] }

/** How a key comes about: the law of its office, and what went into it. */
export function useKeyWorking() {
  const { t } = useLingui()
  const words = useWords()
  const laws: Record<string, string> = {
    PMO: t`No standard violated without an exception in force; forecast cost and finish within tolerance.`,
    SMO: t`Every acceptance criterion of every transition signed, or excepted.`,
    CMO: t`Share of people with a barrier before Ability at or below the threshold; at least five answers.`,
  }
  const names: Record<string, string> = {
    area: t`area`,
    assessed: t`people assessed`,
    criterion: t`criterion`,
    forecast: t`forecast`,
    limit: t`limit`,
    minimum: t`at least`,
    reason: t`reason`,
    service: t`service`,
    share: t`share`,
    standard: t`standard`,
    threshold: t`threshold`,
  }
  const areas: Record<string, string> = { cost: t`cost`, time: t`time` }
  const shown = (name: string, value: string) => {
    if (name === 'share' || name === 'threshold') return words.percent(Number(value))
    return name === 'area' ? (areas[value] ?? value) : stated(words, value)
  }
  return ({ office, reasons }: Key) => ({
    formula: laws[office] ?? null,
    inputs: reasons.flatMap(({ facts }) =>
      facts.map(({ name, value }) => ({ name: names[name] ?? name, value: shown(name, value) })),
    ),
  })
}
