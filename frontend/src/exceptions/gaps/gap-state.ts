import { useLingui } from '@lingui/react/macro'
import type { Tone } from '~/design/badge/badge'

type Gap = {
  readonly deliveredAt?: string | null
  readonly targetOn?: string | null
  readonly mergedInto?: unknown
}

/** Where a gap stands, as word and tone. */
export function useGapState() {
  const { t } = useLingui()
  return (gap: Gap): { word: string; tone: Tone } => {
    if (gap.mergedInto) return { word: t`Joined with another`, tone: 'none' }
    if (gap.deliveredAt) return { word: t`Delivered`, tone: 'good' }
    if (gap.targetOn) return { word: t`Planned`, tone: 'info' }
    return { word: t`No plan`, tone: 'warn' }
  }
}
