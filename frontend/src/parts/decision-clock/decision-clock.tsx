import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  decisionClock_clock$data,
  decisionClock_clock$key,
} from '~/__generated__/decisionClock_clock.graphql'
import { StatusMark, type Tone } from '~/design/badge/badge'
import { Popover } from '~/design/popover/popover'
import { useNow, useWords } from '~/words'
import { ClockBasis } from './clock-basis'
import { pressureAt, workingHours, type Pressure } from './elapsed'
import { useHopWord } from './hop-words'
import s from './decision-clock.module.css'

const fragment = graphql`
  fragment decisionClock_clock on DecisionClock {
    hop
    since
    sealed
    holders {
      name
    }
    elapsedHours
    targetHours
    warnAt
    dueAt
    nextAt
    nextTo {
      name
    }
    levels {
      level
    }
    workingCalendar {
      timeZone
      hours {
        weekday
        from
        until
      }
      holidays
    }
    ...clockBasis_clock
  }
`

const TONE: Record<Pressure, Tone> = { IN_TIME: 'good', DUE_SOON: 'warn', LATE: 'bad' }

/** Who holds the ball since when, how much of the target is over, and whom silence goes to; ticks by itself. */
export function DecisionClock({ clock, hop }: { clock: decisionClock_clock$key; hop?: boolean }) {
  const { t } = useLingui()
  const told = useFragment(fragment, clock)
  const word = useHopWord()
  const at = useNow(30_000)
  const pressure = pressureAt(told, at)
  const pressing: Record<Pressure, string> = { IN_TIME: t`In time`, DUE_SOON: t`Due soon`, LATE: t`Late` }
  return (
    <span className={s.clock} data-pressure={pressure ?? undefined}>
      {pressure && <StatusMark tone={TONE[pressure]} label={pressing[pressure]} />}
      <span className={s.text}>
        <Popover
          label={t`How this decision clock came about`}
          className={s.who}
          trigger={<With told={told} hop={hop ? word(told.hop) : null} />}
        >
          <ClockBasis clock={told} />
        </Popover>{' '}
        · <Elapsed told={told} at={at} late={pressure === 'LATE'} />
        <Next told={told} />
      </span>
    </span>
  )
}

type Told = { told: decisionClock_clock$data }

function With({ told, hop }: Told & { hop: string | null }) {
  const words = useWords()
  const since = words.weekdayMoment(told.since)
  const [who, second] = told.holders.map(each => each.name)
  const more = told.holders.length - 1
  return (
    <>
      {hop && `${hop}: `}
      {told.sealed ? (
        <Trans>With a sealed person since {since}</Trans>
      ) : !who ? (
        <Trans>With nobody who is there, since {since}</Trans>
      ) : more > 1 ? (
        <Trans>
          With {who} and {more} others since {since}
        </Trans>
      ) : more === 1 ? (
        <Trans>
          With {who} and {second} since {since}
        </Trans>
      ) : (
        <Trans>
          With {who} since {since}
        </Trans>
      )}
    </>
  )
}

function Elapsed({ told, at, late }: Told & { at: number; late: boolean }) {
  const words = useWords()
  const elapsed = words.hours(workingHours(told.workingCalendar, told.since, at), true)
  if (!told.targetHours) return <Trans>{elapsed}, no target</Trans>
  const target = words.hours(Number(told.targetHours), true)
  return (
    <span className="num">
      {late ? (
        <b>
          <Trans>
            {elapsed} of {target}: late
          </Trans>
        </b>
      ) : (
        <Trans>
          {elapsed} of {target}
        </Trans>
      )}
    </span>
  )
}

function Next({ told }: Told) {
  const words = useWords()
  const { t } = useLingui()
  const level = told.levels.length
  const to = words.list(told.nextTo.map(each => each.name))
  const when = told.nextAt && words.weekdayMoment(told.nextAt)
  return (
    <>
      {level > 0 && ` · ${t`escalated, level ${level}`}`}
      {when && to && (
        <>
          {' · '}
          <Trans>
            goes to {to} on {when}
          </Trans>
        </>
      )}
    </>
  )
}
