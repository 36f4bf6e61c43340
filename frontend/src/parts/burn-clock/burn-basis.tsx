import { Trans, useLingui } from '@lingui/react/macro'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Day, NoValue, useWords, type Money } from '~/words'
import { breakEvenHours, type BurnFacts } from './burn'

/** How many places a rate has behind its point, so that all of them are said. */
const places = (rate: string) => rate.split('.')[1]?.length ?? 0

/** What a burn clock rests on: phi, its author and its basis, the hours that count, the break-even. */
export function BurnBasis({ facts, rate, ask }: { facts: BurnFacts; rate: Money; ask: Money | null }) {
  const { t } = useLingui()
  const words = useWords()
  const hours = breakEvenHours(facts, ask)
  const { phi } = facts
  return (
    <Definitions>
      <Definition term={t`Each hour`}>{words.money(rate)}</Definition>
      <Definition term={t`Share idled`}>
        {phi && words.percent(phi.likely)}
        {phi?.low && phi.high && (
          <Trans>
            ({words.percent(phi.low)} to {words.percent(phi.high)})
          </Trans>
        )}
      </Definition>
      <Definition term={t`Hours`}>
        {facts.hoursBasis === 'WORKING' ? (
          <Trans>working hours</Trans>
        ) : (
          <Trans>every hour of the week</Trans>
        )}
      </Definition>
      <Definition term={t`Since`}>{words.momentWithZone(facts.startedAt)}</Definition>
      {hours !== null && (
        <Definition term={t`Break-even`}>{words.hours(hours, facts.hoursBasis === 'WORKING')}</Definition>
      )}
      {facts.askConverted && ask && (
        <Definition term={t`The ask in ${facts.askConverted.amount.currency}`}>
          {words.money(facts.askConverted.amount)}{' '}
          <Trans>
            at {words.number(facts.askConverted.rate, places(facts.askConverted.rate))} for one {ask.currency}
            , the rate of <Day day={facts.askConverted.onDay} />
          </Trans>
        </Definition>
      )}
      <Definition term={t`Formula`}>
        {facts.hoursBasis === 'WORKING' ? (
          <Trans>share idled × weekly burn ÷ 40 working hours</Trans>
        ) : (
          <Trans>share idled × weekly burn ÷ 168 hours</Trans>
        )}
        {facts.more && <Trans> + what else waiting costs by the hour</Trans>}
      </Definition>
      <Definition term={t`Basis`}>{facts.basis ?? <NoValue why="not-stated" />}</Definition>
      <Definition term={t`Stated by`}>{facts.author ?? <NoValue why="not-stated" />}</Definition>
      {facts.disputed && (
        <>
          <Definition term={t`Disputed by`}>
            {facts.disputed.author ?? <NoValue why="not-stated" />}
          </Definition>
          <Definition term={t`Share by that`}>
            {words.percent(facts.disputed.phiLikely)}{' '}
            <Trans>
              ({words.percent(facts.disputed.phiLow)} to {words.percent(facts.disputed.phiHigh)})
            </Trans>
          </Definition>
          {facts.disputed.costPerHour && (
            <Definition term={t`Each hour by that`}>{words.money(facts.disputed.costPerHour)}</Definition>
          )}
          <Definition term={t`Its basis`}>{facts.disputed.basis}</Definition>
        </>
      )}
    </Definitions>
  )
}
