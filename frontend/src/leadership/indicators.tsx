import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { indicators_page$key } from '~/__generated__/indicators_page.graphql'
import { Stat, Stats } from '~/design/stat/stat'
import { Explained } from '~/parts/explain/explained'
import { Amount, NoValue, useWords } from '~/words'
import { Drill } from './drill'
import { decidedRequests, gatesAhead, openRequests, runningProjects } from './places'
import { TimeToDecide } from './time-to-decide'

const fragment = graphql`
  fragment indicators_page on Leadership {
    asOf
    runningProjects
    openRequests
    unpricedRequests
    burningPerDay {
      amount
      currency
    }
    burnedSoFar {
      amount
      currency
    }
    gatesReady {
      counted
      withExceptions
      withoutExceptions
    }
    standards {
      counted
      withExceptions
      withoutExceptions
    }
    decidedRecently
    ...timeToDecide_page
  }
`

/** Seven figures; each tells how it came about or leads to its records. */
export function Indicators({ page }: { page: indicators_page$key }) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, page)
  const { unpricedRequests: unpriced, gatesReady: ready, standards, asOf } = told
  const nothingPriced = (
    <NoValue
      why={told.openRequests > 0 ? 'not-stated' : 'undefined'}
      reason={t`No open request states its share of the burn.`}
    />
  )
  const sum = (what: string) => ({
    formula: what,
    inputs: [
      { name: t`Open requests`, value: words.count(told.openRequests) },
      { name: t`Without a price`, value: words.count(unpriced) },
    ],
    asOf,
    records: <Drill at={openRequests}>{t`The open requests`}</Drill>,
  })
  return (
    <Stats label={t`Key figures`}>
      <Stat
        label={t`Burning in queues, a day`}
        value={
          told.burningPerDay ? (
            <Explained
              of={t`this figure`}
              how={sum(t`Sum over open requests, never more than each program burns`)}
            >
              <Amount money={told.burningPerDay} compact />
            </Explained>
          ) : (
            nothingPriced
          )
        }
        note={
          unpriced > 0 ? (
            <Plural
              value={unpriced}
              one="and # request without a price"
              other="and # requests without a price"
            />
          ) : (
            <Drill at={openRequests}>{t`See what burns`}</Drill>
          )
        }
      />
      <Stat
        label={t`Burned by what still waits`}
        value={
          told.burnedSoFar ? (
            <Explained
              of={t`this figure`}
              how={sum(t`Sum since each request was opened, never more than each program burns`)}
            >
              <Amount money={told.burnedSoFar} compact />
            </Explained>
          ) : (
            nothingPriced
          )
        }
        note={<Trans>since each was opened</Trans>}
      />
      <Stat
        label={t`Open requests`}
        value={<Drill at={openRequests}>{words.count(told.openRequests)}</Drill>}
        note={<Trans>without a decision in force</Trans>}
      />
      <Stat
        label={t`Time to a first decision`}
        value={<TimeToDecide page={told} />}
        note={
          <Drill at={decidedRequests(asOf)}>
            <Plural value={told.decidedRecently} one="# decided in 30 days" other="# decided in 30 days" />
          </Drill>
        }
      />
      <Stat
        label={t`Gates ready, 90 days`}
        value={
          <Drill at={gatesAhead}>
            <Trans>
              {words.count(ready.withExceptions)} of {words.count(ready.counted)}
            </Trans>
          </Drill>
        }
        note={
          <Trans>
            {words.count(ready.withoutExceptions)} of {words.count(ready.counted)} without exceptions
          </Trans>
        }
        tone={ready.withExceptions < ready.counted ? 'bad' : 'good'}
      />
      <Stat
        label={t`Standards met on running projects`}
        value={
          standards.counted === 0 ? (
            <NoValue why="undefined" reason={t`No standard was judged on a running project.`} />
          ) : (
            <Trans>
              {words.count(standards.withExceptions)} of {words.count(standards.counted)}
            </Trans>
          )
        }
        note={
          <Trans>
            {words.count(standards.withoutExceptions)} of {words.count(standards.counted)} without exceptions
          </Trans>
        }
      />
      <Stat
        label={t`Running projects`}
        value={<Drill at={runningProjects}>{words.count(told.runningProjects)}</Drill>}
        note={<Trans>not past their end</Trans>}
      />
    </Stats>
  )
}
