import { useLingui } from '@lingui/react/macro'

/** Who decides the gates of an office. */
export function useOfficeLeadWord(): (office: string) => string {
  const { t } = useLingui()
  const words: Record<string, string> = { PMO: t`PMO lead`, SMO: t`SMO lead`, CMO: t`CMO lead` }
  return office => words[office] ?? office
}
