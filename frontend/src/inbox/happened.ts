import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { happened_notice$key } from '~/__generated__/happened_notice.graphql'
import { useEventWord } from '~/parts/request/event-words'
import { useWords } from '~/words'
import { useReminderWord } from './tie-words'
import { useOccurrenceWord } from './occurrence-words'

const fragment = graphql`
  fragment happened_notice on Notice {
    reminder
    event {
      kind
      outcome
      sealed
      escalatedTo
      author {
        name
      }
    }
    occurrence {
      kind
      person {
        name
      }
      gateDecision {
        outcome
      }
      delegation {
        validUntil
        delegator {
          name
        }
        delegate {
          name
        }
      }
      waiver {
        validUntil
      }
    }
  }
`

/** What happened, as a sentence: an event of a request, of what the clock reminds, or what happened to another record. */
export function useHappened(notice: happened_notice$key): string {
  const { t } = useLingui()
  const { dayOf } = useWords()
  const eventWord = useEventWord()
  const reminded = useReminderWord()
  const occurrenceWord = useOccurrenceWord()
  const { reminder, event, occurrence } = useFragment(fragment, notice)
  if (event) {
    const who = event.escalatedTo ?? event.author?.name ?? (event.sealed ? t`Somebody` : t`Triptych`)
    return (reminder && reminded(reminder)) ?? eventWord(event.kind, who, event.outcome)
  }
  if (!occurrence) return ''
  const { kind, person, delegation, waiver, gateDecision } = occurrence
  const until = delegation?.validUntil ?? waiver?.validUntil
  return occurrenceWord(kind, {
    who: person?.name ?? t`Somebody`,
    until: until ? dayOf(Date.parse(until) - 1) : '', // the end is the first moment after the last day
    outcome: gateDecision?.outcome ?? null,
    lender: delegation?.delegator.name ?? '',
    standsIn: delegation?.delegate.name ?? '',
  })
}
