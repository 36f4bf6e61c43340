import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { decisionFactsQuery } from '~/__generated__/decisionFactsQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Amount, Day, NoValue, useKeyWord } from '~/words'
import { CostsThen } from './costs-then'
import { CostChanged, FactChange } from './fact-change'
import { FactsActs } from './facts-acts'
import { changesOf, costChangesOf, factsOf, keyChangesOf } from './facts'
import s from './request.module.css'

const query = graphql`
  query decisionFactsQuery($id: ID!) {
    node(id: $id) {
      ... on Decision {
        facts
        factsDigest
        factsChanged
        keysChanged
      }
    }
  }
`

/** The facts that were decided on, as they stood, and what is otherwise since. */
export function DecisionFacts({ id, version }: { id: string; version: number }) {
  const { t } = useLingui()
  const key = useKeyWord()
  const { node } = useLazyLoadQuery<decisionFactsQuery>(query, { id }, { fetchKey: version })
  const facts = factsOf(node?.facts)
  if (!facts)
    return (
      <p className={s.policy}>
        <Trans>The facts were not kept: this decision is older than their keeping.</Trans>
      </p>
    )
  const changes = changesOf(node?.factsChanged)
  const costs = costChangesOf(node?.factsChanged)
  const keys = keyChangesOf(node?.keysChanged)
  return (
    <>
      {changes.length + costs.length + keys.length > 0 && (
        <Callout tone="warn" title={t`The facts have changed since`}>
          <ul>
            {changes.map(change => (
              <li key={change.code + (change.before ?? '')}>
                <FactChange change={change} />
              </li>
            ))}
            {costs.map(change => (
              <li key={change.kind}>
                <CostChanged change={change} />
              </li>
            ))}
            {keys.map(({ gate, office, before, after }) => (
              <li key={gate + office}>
                <Trans>
                  {gate}, key of the {office.toUpperCase()}: {key(before.toUpperCase())}, now{' '}
                  {key(after.toUpperCase())}
                </Trans>
              </li>
            ))}
          </ul>
          <Trans>The decision stands until somebody decides anew: nothing here decides by itself.</Trans>
          <Suspense>
            <FactsActs id={id} version={version} />
          </Suspense>
        </Callout>
      )}
      <details>
        <summary>
          <Trans>Decided on these facts</Trans>
        </summary>
        <Definitions>
          <Definition term={t`Asked`}>
            <Amount money={{ amount: facts.amount, currency: facts.currency }} />
          </Definition>
          <Definition term={t`Burn a week`}>
            {facts.weeklyBurn && facts.burnCurrency ? (
              <Amount money={{ amount: facts.weeklyBurn, currency: facts.burnCurrency }} />
            ) : (
              <NoValue why={facts.burnOf === 'project' ? 'withheld' : 'not-stated'} />
            )}
          </Definition>
          <Definition term={t`Share that stands idle`}>
            {facts.idleShare ?? <NoValue why="not-stated" />}
          </Definition>
          <CostsThen costs={facts.furtherCosts} />
          <Definition term={t`Rules`}>
            {facts.rules.map(rule => `${rule.ref} v${rule.version}`).join(', ') || t`none`}
          </Definition>
          <Definition term={t`Alternatives on offer`}>
            {facts.alternatives.map(each => each.title).join('; ') || t`none`}
          </Definition>
          {facts.forecast && (
            <Definition term={t`Forecast`}>
              <Amount money={{ amount: facts.forecast.cost, currency: facts.forecast.currency }} />,{' '}
              <Day day={facts.forecast.finishOn} />
            </Definition>
          )}
          {facts.figures && (
            <>
              <Definition term={t`Cost of the delay until then`}>
                {facts.figures.delayCost ? (
                  <Amount money={facts.figures.delayCost} />
                ) : (
                  <NoValue why="not-stated" />
                )}
              </Definition>
              <Definition term={t`Cost to decide`}>
                {facts.figures.costToDecide ? (
                  <Amount money={facts.figures.costToDecide} />
                ) : (
                  <NoValue why="not-stated" />
                )}
              </Definition>
              {Object.entries(facts.figures.keys ?? {}).map(([gate, offices]) => (
                <Definition key={gate} term={t`Keys of ${gate}`}>
                  {Object.entries(offices)
                    .map(([office, state]) => `${office.toUpperCase()} ${key(state.toUpperCase())}`)
                    .join(', ')}
                </Definition>
              ))}
            </>
          )}
        </Definitions>
        <p className={s.policy}>SHA-256 {node?.factsDigest}</p>
      </details>
    </>
  )
}
