import { useLingui } from '@lingui/react/macro'
import type { WaiverState } from '~/__generated__/waiversTable_list.graphql'
import type { Tone } from '~/design/badge/badge'

type Shown = { word: string; tone: Tone }

/** Where a class waiver stands, as word and tone. */
export function useWaiverState() {
  const { t } = useLingui()
  const shown: Record<WaiverState, Shown> = {
    PROPOSED: { word: t`Proposed`, tone: 'info' },
    TURNED_DOWN: { word: t`Turned down`, tone: 'none' },
    WITHDRAWN: { word: t`Taken back`, tone: 'none' },
    LAPSED: { word: t`Not answered in time`, tone: 'none' },
    SCHEDULED: { word: t`Granted, not begun`, tone: 'info' },
    IN_FORCE: { word: t`In force`, tone: 'good' },
    OUTDATED: { word: t`Ended: rule reworded`, tone: 'warn' },
    EXPIRED: { word: t`Expired`, tone: 'none' },
    REVOKED: { word: t`Revoked`, tone: 'bad' },
  }
  return (state: string): Shown => shown[state as WaiverState] ?? { word: state, tone: 'none' }
}
