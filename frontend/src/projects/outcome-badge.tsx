import { Trans } from '@lingui/react/macro'
import { Badge, type Tone } from '~/design/badge/badge'
import { useOutcomeWord } from './acts/outcomes'

const TONE: Record<string, Tone> = {
  GO: 'good',
  CONDITIONAL_GO: 'cover',
  HOLD: 'warn',
  RECYCLE: 'warn',
  KILL: 'bad',
}

/** What was decided at a gate; nothing yet is said so. */
export function OutcomeBadge({ outcome }: { outcome: string | null | undefined }) {
  const word = useOutcomeWord()
  if (!outcome)
    return (
      <Badge tone="none" quiet>
        <Trans>not decided</Trans>
      </Badge>
    )
  return <Badge tone={TONE[outcome] ?? 'none'}>{word(outcome)}</Badge>
}
