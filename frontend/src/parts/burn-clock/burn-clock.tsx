import { Trans, useLingui } from '@lingui/react/macro'
import { Pause, Square } from 'lucide-react'
import { NoValue, useNow, useWords, type Money } from '~/words'
import { Popover } from '~/design/popover/popover'
import { breakEvenAt, canTick, costOfDelay, pausedUntil, runsSince, type BurnFacts } from './burn'
import { BurnBasis } from './burn-basis'
import s from './burn-clock.module.css'

export type { BurnFacts } from './burn'

type Props = {
  facts: BurnFacts
  /** The amount asked: marks the break-even. */
  ask?: Money | null
  /** `line` for a row, `card` with rate and break-even under the amount. */
  size?: 'line' | 'card'
}

/** What waiting has cost so far, ticking in the browser from stored facts; a press shows the basis. */
export function BurnClock({ facts, ask = null, size = 'line' }: Props) {
  const { t } = useLingui()
  if (!facts.costPerHour || !facts.phi) {
    return (
      <NoValue
        why="not-stated"
        reason={facts.notStated ?? t`Nobody has stated yet which share of the burn the wait idles.`}
      />
    )
  }
  return <Ticking facts={facts} rate={facts.costPerHour} ask={ask} size={size} />
}

type TickingProps = Required<Props> & { rate: Money }

function Ticking({ facts, rate, ask, size }: TickingProps) {
  const { t } = useLingui()
  const words = useWords()
  const now = useNow(facts.runningSince ? 1000 : 60_000)
  const stopped = runsSince(facts, now) === null
  const cost = costOfDelay(facts, now) ?? 0
  const even = breakEvenAt(facts, ask)
  const passed = even !== null && now >= even
  const paused = pausedUntil(facts, now)
  const shown = words.money({ amount: cost.toFixed(0), currency: rate.currency }, { digits: 0 })
  return (
    <span className={s.clock} data-size={size} data-passed={passed || undefined}>
      <Popover
        label={t`What this cost of delay rests on`}
        className={s.amount}
        trigger={
          <>
            {canTick(facts) && <State stopped={stopped} paused={paused !== null} />}
            <span role="timer">{shown}</span>
          </>
        }
      >
        <BurnBasis facts={facts} rate={rate} ask={ask} />
      </Popover>
      {size === 'card' && (
        <>
          <span className={s.rate}>
            {stopped && facts.stoppedAt ? (
              <Trans>stopped {words.momentWithZone(facts.stoppedAt)}</Trans>
            ) : paused !== null ? (
              <Trans>pauses until {words.momentWithZone(paused)}</Trans>
            ) : (
              <Trans>{words.money(rate, { digits: 0 })} each hour</Trans>
            )}
          </span>
          {facts.disputed?.costPerHour && (
            <span className={s.rate}>
              <Trans>
                disputed: {words.money(facts.disputed.costPerHour, { digits: 0 })} each hour, says{' '}
                {facts.disputed.author ?? t`the provider`}
              </Trans>
            </span>
          )}
          {even !== null && ask && <BreakEven share={cost / Number(ask.amount)} passed={passed} at={even} />}
        </>
      )}
    </span>
  )
}

function State({ stopped, paused }: { stopped: boolean; paused: boolean }) {
  const { t } = useLingui()
  if (stopped) return <Square size={10} aria-label={t`Stopped`} />
  if (paused) return <Pause size={11} aria-label={t`Pauses outside working hours`} />
  return <i className={s.dot} role="img" aria-label={t`Running`} />
}

/** How far the cost of waiting is on its way to the ask. */
function BreakEven({ share, passed, at }: { share: number; passed: boolean; at: number }) {
  const words = useWords()
  const when = words.momentWithZone(at)
  return (
    <span className={s.even}>
      <span className={s.bar} aria-hidden>
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      {passed ? (
        <Trans>Waiting has cost more than the ask since {when}</Trans>
      ) : (
        <Trans>Break-even {when}</Trans>
      )}
    </span>
  )
}
