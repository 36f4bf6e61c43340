import { useLingui } from '@lingui/react/macro'
import { Badge, StatusMark, type Tone } from '~/design/badge/badge'

export type Health = 'ON_TRACK' | 'AT_RISK' | 'OFF_TRACK' | 'NOT_SHOWN'

const TONE: Record<Health, Tone> = { ON_TRACK: 'good', AT_RISK: 'warn', OFF_TRACK: 'bad', NOT_SHOWN: 'none' }

/** A value this page does not know yet is shown as "not shown", never as green. */
export const healthTone = (health: string): Tone => TONE[health as Health] ?? 'none'

export function useHealthWord() {
  const { t } = useLingui()
  return (health: string) => {
    switch (health) {
      case 'ON_TRACK':
        return t`On track`
      case 'AT_RISK':
        return t`At risk`
      case 'OFF_TRACK':
        return t`Off track`
      default:
        return t`Not shown`
    }
  }
}

export function HealthBadge({ health, quiet }: { health: string; quiet?: boolean }) {
  const word = useHealthWord()
  return (
    <Badge tone={healthTone(health)} quiet={quiet}>
      {word(health)}
    </Badge>
  )
}

/** The shape alone; `of` says whose health it is. */
export function HealthMark({ health, of }: { health: string; of: string }) {
  const word = useHealthWord()
  return <StatusMark tone={healthTone(health)} label={`${of}: ${word(health)}`} />
}
