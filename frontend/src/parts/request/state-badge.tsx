import { Badge } from '~/design/badge/badge'
import { stateTone, useStateWord } from './words'

/** Where a request stands. */
export function StateBadge({ state, quiet }: { state: string; quiet?: boolean }) {
  const word = useStateWord()
  return (
    <Badge tone={stateTone(state)} quiet={quiet}>
      {word(state)}
    </Badge>
  )
}
