import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { lastChange_event$key } from '~/__generated__/lastChange_event.graphql'
import { useEventWord } from '~/parts/request/event-words'

const fragment = graphql`
  fragment lastChange_event on RequestEvent {
    kind
    outcome
    sealed
    escalatedTo
    author {
      name
    }
  }
`

/** What happened last, as a sentence about who did it. */
export function LastChange({ event }: { event: lastChange_event$key }) {
  const { t } = useLingui()
  const word = useEventWord()
  const { kind, outcome, sealed, author, escalatedTo } = useFragment(fragment, event)
  return word(kind, escalatedTo ?? author?.name ?? (sealed ? t`Somebody` : t`Triptych`), outcome)
}
