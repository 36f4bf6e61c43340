import { useLingui } from '@lingui/react/macro'

/** What waiting costs beside the burn, by kind. */
export function useFurtherCostWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    DEFERRED_BENEFIT: t`Benefit that comes later`,
    PENALTY: t`Penalties`,
    DEADLINE_LOSS: t`A loss on a day`,
  }
  return (kind: string) => words[kind] ?? kind
}
