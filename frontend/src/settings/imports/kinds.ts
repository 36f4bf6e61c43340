import { useLingui } from '@lingui/react/macro'

export const KINDS = [
  'people',
  'projects',
  'services-table',
  'rules',
  'gmpp',
  'services',
  'approvals',
] as const
export type Kind = (typeof KINDS)[number]

/** Tables have columns of any name, which are mapped; published files are known. */
export const isTable = (kind: Kind) => !['gmpp', 'services', 'approvals'].includes(kind)

export function useKindWords() {
  const { t } = useLingui()
  const words: Record<Kind, { label: string; hint: string }> = {
    people: { label: t`People`, hint: t`A table of names, email addresses, units and managers` },
    projects: { label: t`Projects`, hint: t`A table of projects with program, portfolio, dates and budget` },
    'services-table': { label: t`Services`, hint: t`A table of services with family, unit and owner` },
    rules: { label: t`Rules`, hint: t`A table of standards with statement, purpose and harm prevented` },
    gmpp: {
      label: t`Published major projects`,
      hint: t`The yearly file of the government's portfolio, any of its three shapes`,
    },
    approvals: {
      label: t`Approval history`,
      hint: t`A log of approvals from elsewhere, a line an event; amounts are taken as euros`,
    },
    services: { label: t`Published services`, hint: t`The published catalogue with quarterly volumes` },
  }
  /** A run's kind as it was stored; what is unknown here stays as it is. */
  const word = (kind: string) => (kind in words ? words[kind as Kind].label : kind)
  return { words, word }
}
