import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { clockBasis_clock$key } from '~/__generated__/clockBasis_clock.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { NoValue, useOfficeWord, useWords } from '~/words'
import { useBandWord, useHopWord } from './hop-words'

const fragment = graphql`
  fragment clockBasis_clock on DecisionClock {
    hop
    eventNumber
    since
    band
    targetHours
    targetOffice
    whyNoTarget
    dueAt
    levels {
      level
      at
      to {
        name
      }
    }
    nextTo {
      name
    }
  }
`

/** How a decision clock came about: the hop and its event, the class and its target, each level that was reached. */
export function ClockBasis({ clock }: { clock: clockBasis_clock$key }) {
  const { t } = useLingui()
  const words = useWords()
  const hop = useHopWord()
  const band = useBandWord()
  const office = useOfficeWord()
  const told = useFragment(fragment, clock)
  const since = words.momentWithZone(told.since)
  const event = told.eventNumber
  const hours = words.hours(Number(told.targetHours), true)
  const setBy = told.targetOffice && office(told.targetOffice)
  return (
    <Definitions>
      <Definition term={t`Hop`}>{hop(told.hop)}</Definition>
      <Definition term={t`Since`}>
        <Trans>
          {since}, with event {event}
        </Trans>
      </Definition>
      <Definition term={t`Asked`}>{told.band ? band(told.band) : <NoValue why="unknown" />}</Definition>
      <Definition term={t`Target`}>
        {told.targetHours && setBy ? (
          <Trans>
            {hours} of work, set by the {setBy}
          </Trans>
        ) : (
          <NoValue why="unknown" reason={told.whyNoTarget ?? undefined} />
        )}
      </Definition>
      {told.dueAt && <Definition term={t`Due`}>{words.momentWithZone(told.dueAt)}</Definition>}
      {told.levels.map(({ level, at, to }) => (
        <Definition key={level} term={t`Level ${level}`}>
          {words.list(to.map(each => each.name))} · {words.momentWithZone(at)}
        </Definition>
      ))}
      <Definition term={t`Counted`}>
        <Trans>working hours of the organisation; silence goes on at the target, and decides nothing</Trans>
      </Definition>
      {told.nextTo.length === 0 && (
        <Definition term={t`Then`}>
          <Trans>nobody is left above</Trans>
        </Definition>
      )}
    </Definitions>
  )
}
