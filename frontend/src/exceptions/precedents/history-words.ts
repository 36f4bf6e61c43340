import { useLingui } from '@lingui/react/macro'

/** How an imported case ended. */
export function useCaseWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    APPROVED: t`Approved`,
    DECLINED: t`Declined`,
    WITHDRAWN: t`Withdrawn by the asker`,
    UNDECIDED: t`Undecided in the log`,
  }
  return (outcome: string) => words[outcome] ?? outcome
}

/** The bands of money that asks are compared in, in the organisation's currency. */
export function useBandWord() {
  const { t } = useLingui()
  const words = [t`Up to 25k`, t`25k to 250k`, t`250k to 5M`, t`Above 5M`]
  return (band: number) => words[band] ?? String(band)
}
