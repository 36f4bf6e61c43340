import { Trans } from '@lingui/react/macro'
import { useNow } from './clock'
import { useWords } from './use-words'

/** A calendar day. */
export function Day({ day, short }: { day: string; short?: boolean }) {
  const words = useWords()
  return (
    <time dateTime={day} className="num">
      {short ? words.shortDay(day) : words.day(day)}
    </time>
  )
}

/** The day of an instant, where the hour says nothing or is not told. */
export function DayOf({ at }: { at: string }) {
  return (
    <time dateTime={at.slice(0, 10)} className="num">
      {useWords().dayOf(at)}
    </time>
  )
}

/** An instant: how long ago or ahead, the exact time on hover; `exact` turns it round. */
export function Moment({ at, exact }: { at: string; exact?: boolean }) {
  const words = useWords()
  const now = useNow(30_000)
  const near = words.fromNow(at, now)
  const full = words.momentWithZone(at)
  return (
    <time dateTime={at} title={exact ? near : full} className="num">
      {exact ? full : near}
    </time>
  )
}

/** The date for which figures hold. */
export function AsOf({ at }: { at: string }) {
  const words = useWords()
  const when = at.length === 10 ? words.day(at) : words.moment(at)
  return (
    <span className="num">
      <Trans>as of {when}</Trans>
    </span>
  )
}
