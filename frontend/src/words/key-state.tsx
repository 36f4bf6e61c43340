import { useLingui } from '@lingui/react/macro'
import { Badge, type Tone } from '~/design/badge/badge'

export type KeyState = 'PASSES' | 'EXCEPTED' | 'BLOCKED' | 'NOT_SHOWN'

const TONE: Record<KeyState, Tone> = { PASSES: 'good', EXCEPTED: 'cover', BLOCKED: 'bad', NOT_SHOWN: 'none' }

/** A state this page does not know yet counts as not shown, and so blocks. */
export const keyTone = (state: string): Tone => TONE[state as KeyState] ?? 'none'

export function useKeyWord() {
  const { t } = useLingui()
  return (state: string) => {
    switch (state) {
      case 'PASSES':
        return t`Passes`
      case 'EXCEPTED':
        return t`Passes by exception`
      case 'BLOCKED':
        return t`Blocks`
      default:
        return t`Not shown, blocks`
    }
  }
}

export function KeyBadge({ state, quiet }: { state: string; quiet?: boolean }) {
  const word = useKeyWord()
  return (
    <Badge tone={keyTone(state)} quiet={quiet}>
      {word(state)}
    </Badge>
  )
}
