import { Badge } from '~/design/badge/badge'
import { stateTone, useStateWord } from './words'

type Props = {
  state: string
  /** A deferral whose date has passed. */
  lapsed?: boolean
  /** An approval whose end has passed. */
  expired?: boolean
  quiet?: boolean
}

/** Where a request stands; what only the clock says stands before what was stored. */
export function StateBadge({ state: stored, lapsed, expired, quiet }: Props) {
  const word = useStateWord()
  const state = lapsed ? 'lapsed' : expired ? 'expired' : stored
  return (
    <Badge tone={stateTone(state)} quiet={quiet}>
      {word(state)}
    </Badge>
  )
}
