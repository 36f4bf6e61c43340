import { useLingui } from '@lingui/react/macro'

/** What two requests are compared in. */
export function usePartWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    RULE: t`The same rules or gaps`,
    TARGET: t`What is to be excepted, and who pays`,
    AMOUNT: t`The band of money`,
    WORDS: t`Words of the need`,
    CONTEXT: t`Program, service, unit`,
  }
  return (part: string) => words[part] ?? part
}
