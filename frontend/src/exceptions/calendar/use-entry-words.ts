import { useLingui } from '@lingui/react/macro'
import type { entry_entry$data } from '~/__generated__/entry_entry.graphql'
import type { Tone } from '~/design/badge/badge'
import { useWords } from '~/words'

type Told = Pick<entry_entry$data, 'kind' | 'state' | 'text' | 'until'>

export const toneOf = ({ kind, state }: Told): Tone => {
  if (state === 'DONE') return 'good'
  if (state === 'OVERDUE') return 'bad'
  if (state === 'OVER') return kind === 'DEFERRAL_LAPSES' ? 'bad' : 'none'
  return 'warn'
}

/** What comes to its day, and how it stands, in words. */
export function useEntryWords() {
  const { t } = useLingui()
  const words = useWords()
  return ({ kind, state, text, until }: Told): string => {
    const past = state === 'OVER'
    switch (kind) {
      case 'APPROVAL_ENDS':
        return past ? t`Approval ended` : t`Approval ends`
      case 'APPROVAL_EXTENDED':
        return until ? t`Extended to ${words.day(until)}` : t`Extended`
      case 'EMERGENCY_GO_ENDS':
        return past ? t`Emergency go ended` : t`Emergency go ends`
      case 'DEFERRAL_LAPSES':
        return past ? t`Deferral lapsed` : t`Deferral lapses`
      case 'REVIEW_DUE':
        return state === 'DONE' ? t`Reviewed` : state === 'OVERDUE' ? t`Not reviewed in time` : t`Review due`
      case 'CONDITION_DUE':
        return state === 'DONE'
          ? t`Condition due, already met: ${text ?? ''}`
          : state === 'OVERDUE'
            ? t`Condition overdue: ${text ?? ''}`
            : t`Condition due: ${text ?? ''}`
      case 'WAIVER_ENDS':
        return past ? t`Class waiver ended` : t`Class waiver ends`
      case 'WAIVER_OUTDATED':
        return past ? t`Ended by a newer wording of the rule` : t`Ends by a newer wording of the rule`
      case 'WAIVER_REVIEW':
        return past ? t`Class waiver was to be reviewed` : t`Class waiver to be reviewed`
      default:
        return kind
    }
  }
}
